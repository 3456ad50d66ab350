import fc from 'fast-check';
import { decide, evolve, type Actor, type RoleId, type Scenario, type TrialState } from '#lib/trial/index.ts';
import { openDecisions, openQuestions } from '#lib/trial/case/scene-reading.ts';
import type { Decision } from '#lib/trial/scenario/schema-decisions.ts';
import { publicDecision } from '#lib/trial/view/view-decisions.ts';
import { answerFor, unopened, type Play } from './players.ts';

/** Gives a number below the one asked for. */
export type Draw = (below: number) => number;

export const manyDraws = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 30, maxLength: 250 });

export function drawFrom(numbers: readonly number[]): Draw {
	let turn = 0;
	return (below) => ((numbers[turn % numbers.length] ?? 0) + Math.floor(turn++ / numbers.length)) % Math.max(1, below);
}

export function pickFrom<T>(draw: Draw, items: readonly T[]): T {
	const item = items[draw(items.length)];
	if (item === undefined) throw new Error('nothing to draw from');
	return item;
}

/** Every place of the roles that may be played live; the ids of the seats sort against their numbers. */
export const placesOf = ({ structure }: Scenario) =>
	Object.entries(structure.roles).flatMap(([role, { play, seats }]) =>
		play.includes('live')
			? Array.from({ length: seats }, (_, at) => ({ seat: `${role}-${9 - at}`, role, number: at + 1 }))
			: []
	);

/** The opening of a live room with some of its places taken, with a conductor or without. */
export const openRoom = (scenario: Scenario, variant: string, draw: Draw): unknown => ({
	type: 'open-live',
	variant,
	seed: 'seed',
	conducted: draw(3) > 0,
	seats: placesOf(scenario).filter(() => draw(4) > 0)
});

/**
 * Sends what anybody might send, in any order, sensible or not, and keeps what is accepted. The trial opens by the first
 * command given; `seen` is told of every state, each after a passage through JSON.
 */
export function playRoom(
	scenario: Scenario,
	opening: unknown,
	draw: Draw,
	{ turns, seen = () => undefined }: { turns: number; seen?: (play: Play) => void }
): Play {
	let play = unopened(scenario);
	for (let turn = 0; turn <= turns; turn++) {
		const command = turn === 0 ? opening : anyCommand(scenario, play.state, draw);
		const decided = decide(scenario, play.state, command);
		if ('refusal' in decided) continue;
		const state = decided.events.reduce((before, event) => evolve(scenario, before, event), play.state);
		play = { state: JSON.parse(JSON.stringify(state)), events: [...play.events, ...decided.events] };
		seen(play);
	}
	return play;
}

/** Something that somebody in the room might send now. */
export function anyCommand(scenario: Scenario, state: TrialState, draw: Draw): unknown {
	const scene = draw(20) === 0 ? pickFrom(draw, scenario.structure.scenes).id : state.case.at;
	const place = pickFrom(draw, placesOf(scenario));
	if (draw(8) === 0) return talkCommand(scenario, state, draw);
	switch (draw(12)) {
		case 0:
			return seatCommand(scenario, state, draw);
		case 1:
			return draw(5) === 0 ? { type: 'rewind', ...wholeTrial(state, draw), to: 1 + draw(state.seq) } : null;
		case 2:
			return draw(60) === 0 ? { type: 'abandon', ...wholeTrial(state, draw) } : null;
		case 3:
			return { type: 'fire-inject', by: 'conductor', inject: pickFrom(draw, Object.keys(scenario.structure.injects)) };
		case 4:
			return { type: 'follow-script', by: 'conductor', role: pickFrom(draw, rolesOf(scenario)), scene };
		case 5:
			return incidentCommand(scenario, state, { scene, draw });
		default:
			return decisionCommand(scenario, state, { scene, place, draw });
	}
}

/** What somebody might say or ask besides the case. */
function talkCommand(scenario: Scenario, state: TrialState, draw: Draw): unknown {
	const person = `person-${draw(3)}`;
	const by = 'conductor';
	const decision = pickFrom(draw, [...scenario.index.decisions.keys()]);
	const open = openDecisions(scenario, state.case).find(({ kind }) => kind === 'choose' || kind === 'ruling')?.id;
	const choices = scenario.index.decisions.get(open ?? '')?.decision;
	switch (draw(9)) {
		case 0:
			return { type: 'say', by, to: draw(2) === 0 ? 'all' : { person } };
		case 1:
			return { type: 'say', by, to: { person }, hint: open ?? decision };
		case 2:
			return { type: 'unsay', by, message: 1 + draw(state.seq) };
		case 3:
			return { type: 'ask-all', by, choices: 2 + draw(5) };
		case 4:
			return { type: 'answer-all', person, choice: draw(6) };
		case 5:
			return draw(2) === 0 ? { type: 'ask-stop', person } : { type: 'see-stop', by, person };
		case 6:
			return { type: 'note', by: { seat: pickFrom(draw, placesOf(scenario)).seat } };
		case 7:
			return { type: 'open-fork', by, scene: state.case.at, decision: open ?? decision };
		default:
			if (choices?.kind !== 'choose') return { type: 'close-fork', by, decision };
			return { type: 'vote-fork', person, decision: choices.id, choice: pickFrom(draw, choices.choices).id };
	}
}

const rolesOf = ({ structure }: Scenario) => Object.keys(structure.roles);

const wholeTrial = ({ opened }: TrialState, draw: Draw) =>
	draw(10) === 0 ? { role: 'judge', by: 'conductor' } : opened ? { role: opened.role } : { by: 'conductor' };

function seatCommand(scenario: Scenario, { live }: TrialState, draw: Draw): unknown {
	const place = pickFrom(draw, placesOf(scenario));
	if (draw(4) === 0) return { type: 'take-seat', ...place, seat: `${place.seat}-again` };
	const isThere = live?.seats.some(({ seat, present }) => present && seat === place.seat);
	return isThere && draw(3) === 0 ? { type: 'leave-seat', seat: place.seat } : { type: 'take-seat', ...place };
}

/** Whoever might act for a role: alone nobody else than the role, live its seats or the conductor. */
function actorFor(scenario: Scenario, { live }: TrialState, role: RoleId, draw: Draw): { by?: Actor } {
	if (live === undefined) return {};
	const seats = live.seats.filter((one) => one.role === role).map(({ seat }) => seat);
	const others = placesOf(scenario).map(({ seat }) => seat);
	const seat = draw(12) === 0 || seats.length === 0 ? pickFrom(draw, others) : pickFrom(draw, seats);
	return { by: draw(3) === 0 ? 'conductor' : { seat } };
}

function incidentCommand(
	scenario: Scenario,
	state: TrialState,
	{ scene, draw }: { scene: unknown; draw: Draw }
): unknown {
	const [incident, { by: role }] = pickFrom(draw, Object.entries(scenario.structure.incidents));
	const acting = { role, scene, ...actorFor(scenario, state, role, draw) };
	return draw(2) === 0 ? { type: 'raise', ...acting, incident } : { type: 'pass', ...acting };
}

interface Place {
	readonly scene: unknown;
	readonly place: { readonly seat: string };
	readonly draw: Draw;
}

function decisionCommand(scenario: Scenario, state: TrialState, { scene, place, draw }: Place): unknown {
	const open = openDecisions(scenario, state.case);
	const all = [...scenario.index.decisions.values()].map(({ decision }) => decision);
	const decision = open.length === 0 || draw(25) === 0 ? pickFrom(draw, all) : pickFrom(draw, open);
	const on = { scene, decision: decision.id };
	const { role } = decision;
	const acting = actorFor(scenario, state, role, draw);
	if (decision.kind === 'examine') return { ...examining(scenario, state, decision, draw), role, ...on, ...acting };
	if (draw(8) === 0) return { type: 'close-ballot', by: acting.by, ...on };
	const given = { answer: anyAnswer(scenario, state, decision, draw), ...anyCites(scenario, draw) };
	if (state.live === undefined || acting.by === 'conductor')
		return { type: 'decide', role, ...on, ...acting, ...given };
	return { type: 'vote', by: acting.by ?? { seat: place.seat }, ...on, ...given };
}

function examining(
	scenario: Scenario,
	state: TrialState,
	decision: Decision & { kind: 'examine' },
	draw: Draw
): object {
	const open = openQuestions(scenario, state.case, decision);
	const question = (draw(5) === 0 || open.length === 0 ? decision.questions : open)[draw(open.length)];
	return draw(6) === 0 ? { type: 'finish-asking' } : { type: 'ask', question: question?.id };
}

export function anyAnswer(
	scenario: Scenario,
	{ case: context }: TrialState,
	decision: Decision & { kind: Exclude<Decision['kind'], 'examine'> },
	draw: Draw
) {
	const offered = publicDecision({ scenario, context, language: 'fr', seed: 'seed' }, decision);
	if (offered.kind === 'examine') throw new Error(`${decision.id} is an examination`);
	return answerFor(offered, draw);
}

function anyCites(scenario: Scenario, draw: Draw): object {
	const exhibits = Object.keys(scenario.structure.exhibits);
	return exhibits.length === 0 || draw(4) > 0 ? {} : { cites: exhibits.filter(() => draw(3) === 0) };
}
