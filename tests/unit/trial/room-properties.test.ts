import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	decide,
	isTalk,
	replay,
	stateText,
	walk,
	type RoleId,
	type Scenario,
	type TrialEvent,
	type TrialState
} from '#lib/trial/index.ts';
import { votersOn } from '#lib/trial/live/live-seats.ts';
import { openDecisions, openIncidents } from '#lib/trial/case/scene-reading.ts';
import { send, unopened, type Play } from './players.ts';
import { brokenInvariants } from './room-invariants.ts';
import { anyAnswer, anyCommand, drawFrom, manyDraws, openRoom, playRoom, type Draw } from './room-players.ts';
import { stubScenario, stubYaml } from './stub-case.ts';

const stub = stubScenario();
/** A variable starts at its bound, so that what is added and taken away depends on the order. */
const atTheBound = stubScenario(stubYaml.replace('to: 3, start: 1', 'to: 3, start: 0'));
const { variants } = stub.structure;
const walks = new Map(variants.map((variant) => [variant, walk(stub, variant)]));
const soloRole = fc.constantFrom<RoleId>('judge', 'prosecutor', 'social-worker');
const openAlone = (role: RoleId, variant: string) => ({ type: 'open', role, variant, language: 'fr', seed: 'seed' });
const anyVariant = fc.constantFrom(...variants);

const unbroken = ({ state }: Play): void =>
	expect(brokenInvariants(stub, state, walks.get(state.case.variant))).toEqual([]);

/** A state without the numbers of its events: two ways to the same moment differ in them. */
const unnumbered = ({ taken, branch, left: _left, seq: _seq, rewinds: _rewinds, ...rest }: TrialState) => ({
	...rest,
	taken: taken.map(({ seq: _, ...one }) => one),
	branch: branch.map(({ event }) => event)
});

describe('any commands in any order', () => {
	it('break no invariant of a live room, nor leave the walk of the checker, and replay to the same state', () => {
		fc.assert(
			fc.property(anyVariant, manyDraws, (variant, numbers) => {
				const draw = drawFrom(numbers);
				const play = playRoom(stub, openRoom(stub, variant, draw), draw, { turns: 120, seen: unbroken });
				const log: TrialEvent[] = JSON.parse(JSON.stringify(play.events));
				expect(stateText(replay(stub, log))).toBe(stateText(play.state));
			}),
			{ numRuns: 150 }
		);
	});

	it('break no invariant of a trial alone, and replay to the same state', () => {
		fc.assert(
			fc.property(soloRole, anyVariant, manyDraws, (role, variant, numbers) => {
				const play = playRoom(stub, openAlone(role, variant), drawFrom(numbers), { turns: 120, seen: unbroken });
				const log: TrialEvent[] = JSON.parse(JSON.stringify(play.events));
				expect(stateText(replay(stub, log))).toBe(stateText(play.state));
				expect(play.state).not.toHaveProperty('live');
			}),
			{ numRuns: 100 }
		);
	});

	it('lead to every ending, and through every kind of event', () => {
		const endings = new Set<string | null>();
		const types = new Set<string>();
		fc.assert(
			fc.property(anyVariant, manyDraws, (variant, numbers) => {
				const draw = drawFrom(numbers);
				const { state, events } = playRoom(stub, openRoom(stub, variant, draw), draw, { turns: 240 });
				endings.add(state.ending);
				for (const { type } of events) types.add(type);
			}),
			{ numRuns: 300, seed: 1 }
		);
		expect([...endings].filter((id) => id !== null).sort()).toEqual(Object.keys(stub.structure.endings).sort());
		expect(types.size).toBe(21);
	});
});

describe('going back', () => {
	it('and doing the same again gives the same state, alone or live', () => {
		const openings = [openAlone('prosecutor', 'servitude'), null];
		fc.assert(
			fc.property(fc.constantFrom(...openings), manyDraws, fc.nat(), (opening, numbers, where) => {
				const draw = drawFrom(numbers);
				const { state } = playRoom(stub, opening ?? openRoom(stub, 'servitude', draw), draw, { turns: 80 });
				// What was said is kept when going back, and would be there twice.
				const log = state.branch.flatMap(({ event }) => (isTalk(event) ? [] : [event]));
				const seated = log.findLastIndex(({ type }) => type === 'seat-taken' || type === 'seat-left') + 1;
				const to = Math.max(1, seated) + (where % Math.max(1, log.length - seated));
				fc.pre(to <= log.length);
				const again = replay(stub, [...log, { type: 'rewound', to }, ...log.slice(to)]);
				expect(unnumbered(again)).toEqual(unnumbered(replay(stub, log)));
				expect(again.rewinds).toBe(1);
			}),
			{ numRuns: 150 }
		);
	});
});

describe('the order of arrival within a scene', () => {
	it('changes nothing: whoever acts first, the same commands leave the same case and the same decisions', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(stub, atTheBound),
				anyVariant,
				manyDraws,
				fc.nat(),
				fc.nat(),
				(scenario, variant, numbers, one, other) => {
					const draw = drawFrom(numbers);
					let play = send(scenario, unopened(scenario), {
						...Object(openRoom(scenario, variant, draw)),
						conducted: true
					});
					for (let round = 0; round < 20 && play.state.status === 'playing'; round++) {
						const acts = oneActOfEach(scenario, play.state, draw);
						const first = sendAll(scenario, play, shuffled(acts, one));
						const second = sendAll(scenario, play, shuffled(acts, other));
						expect(comparable(first.state)).toEqual(comparable(second.state));
						play = first;
					}
					expect(play.state.status).toBe('ended');
				}
			),
			{ numRuns: 150 }
		);
	});
});

/** One ballot of every voter, one act of every lead or of the conductor for an absent role: all that the scene waits for. */
function oneActOfEach(scenario: Scenario, state: TrialState, draw: Draw): unknown[] {
	const { case: context, live } = state;
	if (live === undefined) throw new Error('a trial alone');
	const scene = context.at;
	const leadOf = (role: RoleId) => {
		const lead = live.seats.find((one) => one.present && one.role === role);
		return lead ? { seat: lead.seat } : 'conductor';
	};
	const incidents = openIncidents(scenario, context).flatMap((incident) => {
		const role = scenario.structure.incidents[incident]?.by;
		if (role === undefined) return [];
		const acting = { role, by: leadOf(role), scene };
		return [draw(2) === 0 ? { type: 'raise', ...acting, incident } : { type: 'pass', ...acting }];
	});
	const decisions = openDecisions(scenario, context).flatMap((decision): object[] => {
		const { id, role } = decision;
		const on = { scene, decision: id };
		if (decision.kind === 'examine') return [{ type: 'finish-asking', role, by: leadOf(role), ...on }];
		const voters = votersOn(live, decision);
		const answer = () => anyAnswer(scenario, state, decision, draw);
		if (voters.length === 0) return [{ type: 'decide', role, by: 'conductor', ...on, answer: answer() }];
		return voters.map(({ seat }) => ({ type: 'vote', by: { seat }, ...on, answer: answer() }));
	});
	return [...incidents, ...decisions];
}

const sendAll = (scenario: Scenario, play: Play, commands: readonly unknown[]): Play =>
	commands.reduce<Play>((before, command) => send(scenario, before, command), play);

const shuffled = <T>(items: readonly T[], salt: number): T[] =>
	items
		.map((item, at) => ({ item, key: Math.imul(at + 1, (salt | 1) * 2654435761) >>> 0 }))
		.sort((a, b) => a.key - b.key)
		.map(({ item }) => item);

/** Without what only tells who came first. */
const comparable = ({ case: context, taken, live, status }: TrialState) => ({
	case: { ...context, fired: context.fired.toSorted() },
	taken: taken.map(({ seq: _, ...one }) => one).toSorted((a, b) => (a.decision < b.decision ? -1 : 1)),
	live: live && {
		...live,
		cast: live.cast.toSorted((a, b) => (`${a.decision} ${a.seat}` < `${b.decision} ${b.seat}` ? -1 : 1))
	},
	status
});

const refusals = /^trial\/[a-z-]+$/;

describe('bad input', () => {
	const isRefusal = (state: TrialState, command: unknown): void => {
		const decided = decide(stub, state, command);
		if (!('refusal' in decided)) throw new Error(`accepted ${JSON.stringify(command)}`);
		expect(decided.refusal).toMatch(refusals);
	};

	it('of any shape is refused with a code, before the opening, alone and live', () => {
		const states = [
			unopened(stub).state,
			send(stub, unopened(stub), openAlone('judge', 'servitude')).state,
			playRoom(
				stub,
				openRoom(stub, 'servitude', () => 1),
				() => 3,
				{ turns: 1 }
			).state
		];
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (command) => {
				for (const state of states) isRefusal(state, command);
			}),
			{ numRuns: 1000 }
		);
	});

	it('as a log of ten thousand events, gone back on at its end, is replayed like any other', () => {
		const seats = [1, 2].map((number) => ({ seat: `p${number}`, role: 'prosecutor' as const, number }));
		const opening: TrialEvent = { type: 'opened-live', variant: 'servitude', seed: 's', conducted: true, seats };
		const votes = Array.from({ length: 10_000 }, (_, at): TrialEvent => {
			const choice = at % 2 === 0 ? 'wait' : 'detain';
			return { type: 'voted', by: { seat: 'p2' }, decision: 'status', answer: { kind: 'choose', choice } };
		});
		const { seq, live } = replay(stub, [opening, ...votes, { type: 'rewound', by: 'conductor', to: 9_998 }]);
		expect({ seq, ballots: live?.ballots }).toMatchObject({ seq: 10_002, ballots: [{ answer: { choice: 'wait' } }] });
	});

	it('in any field of a command that was good is refused or accepted, and never throws', () => {
		const hostile = fc.constantFrom<unknown>(
			...[
				'__proto__',
				'constructor',
				'toString',
				'hasOwnProperty',
				'',
				'~silent',
				'é',
				'<script>',
				'x'.repeat(100_000)
			],
			...[null, -1, 1e308, NaN, [], {}, [[]], Array.from({ length: 10_000 }, () => 'a'), { kind: 'choose' }]
		);
		fc.assert(
			fc.property(anyVariant, manyDraws, hostile, (variant, numbers, value) => {
				const draw = drawFrom(numbers);
				const { state } = playRoom(stub, openRoom(stub, variant, draw), draw, { turns: 40 });
				const command: object = Object(anyCommand(stub, state, draw));
				for (const field of Object.keys(command)) {
					const decided = decide(stub, state, { ...command, [field]: value });
					if ('refusal' in decided) expect(decided.refusal).toMatch(refusals);
				}
				isRefusal(state, { ...command, [`${String(value).slice(0, 20)}x`]: 1 });
			}),
			{ numRuns: 200 }
		);
	});
});
