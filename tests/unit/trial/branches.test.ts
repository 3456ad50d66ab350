import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	bestLine,
	branchesOf,
	compareBranches,
	debrief,
	isRecorded,
	momentBefore,
	recordedBranch,
	replay,
	score,
	solve,
	standingOf,
	type RoleId
} from '#lib/trial/index.ts';
import { open, playFromView, playOn, send, type Play } from './players.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();
const roles: RoleId[] = ['judge', 'prosecutor', 'social-worker'];
const draws = fc.array(fc.nat({ max: 10_000 }), { minLength: 3, maxLength: 40 });
const aRole = fc.constantFrom(...roles);
const aVariant = fc.constantFrom(...stub.structure.variants);
/** Rewinds to any event of the log, each with how the play went on and whether it was given up. */
const someRewinds = fc.array(fc.record({ to: fc.nat(), draws, givenUp: fc.boolean() }), { maxLength: 4 });
type Rewinds = readonly { to: number; draws: readonly number[]; givenUp: boolean }[];

function replayOften(first: Play, role: RoleId, rewinds: Rewinds): Play {
	return rewinds.reduce((play, { to, draws: drawn, givenUp }) => {
		const moments = play.events.flatMap((event, at) =>
			event.type === 'rewound' || event.type === 'abandoned' ? [] : [at + 1]
		);
		const back = send(stub, play, { type: 'rewind', role, to: moments[to % moments.length] ?? 1 });
		if (back.state.status !== 'playing') return back;
		return givenUp ? send(stub, back, { type: 'abandon', role }) : playOn(stub, back, role, drawn);
	}, first);
}

const anyLog = fc.tuple(aRole, aVariant, draws, someRewinds).map(([role, variant, drawn, rewinds]) => ({
	role,
	first: playFromView(stub, role, variant, drawn),
	play: replayOften(playFromView(stub, role, variant, drawn), role, rewinds)
}));

describe('the branches of a log', () => {
	it('are each what their own events tell, and the last is the state of the trial', () => {
		fc.assert(
			fc.property(anyLog, ({ play }) => {
				const branches = branchesOf(stub, play.events);
				for (const { events, state } of branches) {
					const alone = replay(
						stub,
						events.map(({ event }) => event)
					);
					expect({ case: state.case, ending: state.ending }).toEqual({ case: alone.case, ending: alone.ending });
				}
				expect(branches.at(-1)?.state.case).toEqual(replay(stub, play.events).case);
			}),
			{ numRuns: 40 }
		);
	});

	it('leave another branch after an event that both have, and share nothing after it', () => {
		fc.assert(
			fc.property(anyLog, ({ play }) => {
				for (const { from, number, events } of branchesOf(stub, play.events)) {
					if (from === null) expect(number).toBe(0);
					else {
						expect(from.branch).toBeLessThan(number);
						expect(events.some(({ seq }) => seq === from.seq)).toBe(true);
						expect(play.events[from.seq - 1]?.type).not.toBe('rewound');
					}
				}
			}),
			{ numRuns: 40 }
		);
	});

	it('never change what is recorded: the first that ended, however often the trial is played again', () => {
		fc.assert(
			fc.property(anyLog, ({ first, play }) => {
				const recorded = recordedBranch(branchesOf(stub, play.events));
				expect(recorded?.number).toBe(0);
				expect(recorded && score(stub, recorded.state)).toEqual(score(stub, first.state));
				expect(isRecorded(play.state)).toBe(true);
				expect(standingOf(play.state)).toBe(play.state.status === 'playing' ? 'replaying' : 'ended');
			}),
			{ numRuns: 40 }
		);
	});

	it('come to the same state when the same is chosen again', () => {
		fc.assert(
			fc.property(aRole, aVariant, draws, fc.nat(), (role, variant, drawn, where) => {
				const play = playFromView(stub, role, variant, drawn);
				const to = 1 + (where % (play.events.length - 1));
				const again = [...play.events, { type: 'rewound', role, to } as const, ...play.events.slice(to)];
				const [one, other] = branchesOf(stub, again);
				expect(other?.state.case).toEqual(one?.state.case);
				expect(one && other && compareBranches(stub, one, other, 'fr').steps.every(({ same }) => same)).toBe(true);
			}),
			{ numRuns: 40 }
		);
	});

	it('can be taken up again where a later one has not been: any moment ever played may be gone back to', () => {
		const first = playFromView(stub, 'social-worker', 'servitude', [0, 1, 2]);
		const back = send(stub, first, { type: 'rewind', role: 'social-worker', to: 1 });
		const later = send(stub, back, { type: 'rewind', role: 'social-worker', to: first.events.length - 1 });
		const branches = branchesOf(stub, later.events);
		expect(branches.map(({ number, from }) => ({ number, from }))).toEqual([
			{ number: 0, from: null },
			{ number: 2, from: { branch: 0, seq: first.events.length - 1 } }
		]);
		expect(later.state.taken).toEqual(replay(stub, first.events.slice(0, -1)).taken);
	});

	it('are not recorded while none has ended', () => {
		const play = open(stub, 'judge', 'servitude');
		expect(recordedBranch(branchesOf(stub, play.events))).toBeUndefined();
		expect(standingOf(play.state)).toBe('playing');
		const given = send(stub, play, { type: 'abandon', role: 'judge' });
		expect(standingOf(given.state)).toBe('abandoned');
	});
});

describe('a comparison', () => {
	it('holds every decision after the fork once, with its cost in each branch, and what they share before it', () => {
		fc.assert(
			fc.property(anyLog, ({ play }) => {
				const [one, other] = branchesOf(stub, play.events);
				if (!one || !other) return;
				const { shared, steps, first, second } = compareBranches(stub, one, other, 'ar');
				const [then, now] = [debrief(stub, one.state, 'ar').steps, debrief(stub, other.state, 'ar').steps];
				expect(steps.flatMap((step) => step.first ?? [])).toHaveLength(then.length - shared);
				expect(steps.flatMap((step) => step.second ?? [])).toHaveLength(now.length - shared);
				expect(new Set(steps.map(({ decision }) => decision)).size).toBe(steps.length);
				const sum = steps.reduce((total, step) => total + (step.first?.cost ?? 0), 0);
				expect(first.lost).toBe(sum);
				expect(second.score).toEqual(score(stub, other.state));
			}),
			{ numRuns: 25 }
		);
	});

	it('names the decision taken again', () => {
		const play = playFromView(stub, 'social-worker', 'servitude', [0, 1, 2]);
		const [branch] = branchesOf(stub, play.events);
		const [, second] = debrief(stub, play.state, 'fr').steps;
		const to = (branch && momentBefore(branch, second?.seq ?? 0)) ?? 0;
		const rewound = send(stub, play, { type: 'rewind', role: 'social-worker', to });
		const back = playOn(stub, rewound, 'social-worker', [3]);
		const [one, other] = branchesOf(stub, back.events);
		expect(one && other && compareBranches(stub, one, other, 'fr').fork?.title).toBe(second?.title);
	});
});

describe('the best line', () => {
	it('gets all that can be got, whatever was played, and keeps what was as good', () => {
		fc.assert(
			fc.property(aRole, aVariant, draws, (role, variant, drawn) => {
				const { state } = playFromView(stub, role, variant, drawn);
				const line = bestLine(stub, state, 'fr');
				expect(line.got).toBe(solve(stub, variant, role).best);
				expect(line.ending).not.toBeNull();
				const [first] = debrief(stub, state, 'fr').steps;
				if (first?.cost === 0) expect(line.steps.find(({ decision }) => decision === first.decision)?.same).toBe(true);
			}),
			{ numRuns: 40 }
		);
	});
});
