import { openCase } from '../case/case-machine.ts';
import type { CaseContext } from '../case/case-types.ts';
import type { EventOf, TrialEvent } from './event.ts';
import { applyLive, isAboutRoom, noteQuestion, withoutTimer } from '../live/live-evolve.ts';
import type { Actor } from '../live/live-types.ts';
import { openAlone } from './room-opening.ts';
import { settle } from './room-settle.ts';
import { askQuestion, finishExamination, mustStep, takeDecision } from './room-take.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { openIncidents } from '../case/scene-reading.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import type { NumberedEvent, Opened, Taken, TrialState } from './trial-state.ts';

/** A trial before its first event. */
export const emptyTrial = (scenario: Scenario): TrialState => ({
	status: 'new',
	opened: null,
	seq: 0,
	case: openCase(scenario),
	taken: [],
	ending: null,
	branch: [],
	left: [],
	rewinds: 0
});

/** The trial that a log tells. */
export const replay = (scenario: Scenario, events: readonly TrialEvent[]): TrialState =>
	events.reduce((state, event) => evolve(scenario, state, event), emptyTrial(scenario));

/**
 * The trial after one more event of its log, and after everything that follows from it.
 * @throws where the event could not have been accepted: a log holds accepted events only.
 */
export function evolve(scenario: Scenario, state: TrialState, event: TrialEvent): TrialState {
	const seq = state.seq + 1;
	if (event.type === 'rewound') return goBack(scenario, state, event.to, seq);
	const numbered = { ...state, seq, branch: [...state.branch, { seq, event }] };
	return settle(scenario, apply(scenario, numbered, event));
}

/**
 * The branch that holds the event `to`, the one now played or one left before, played again up to it. What comes after
 * stays in the log and out of the state, save what is about the room: the branch now played holds all of that.
 */
function goBack(scenario: Scenario, state: TrialState, to: number, seq: number): TrialState {
	const before = (branchHolding(state, to) ?? []).filter((one) => one.seq <= to && !isAboutRoom(one.event));
	const inRoom = state.branch.filter(({ event }) => isAboutRoom(event));
	const kept = [...before, ...inRoom].toSorted((a, b) => a.seq - b.seq);
	const left = [...state.left, { events: state.branch, ending: state.ending }];
	const again = replayBranch(scenario, kept);
	const live = again.live && { live: withoutTimer(again.live) };
	return { ...again, ...live, seq, left, rewinds: state.rewinds + 1 };
}

/** The events of the first branch that holds the event `to`; undefined where no play ever had it. */
export const branchHolding = ({ branch, left }: TrialState, to: number): readonly NumberedEvent[] | undefined =>
	[branch, ...left.map(({ events }) => events)].find((events) => events.some(({ seq }) => seq === to));

/** The trial that the events of one branch tell, as if the log held no other. */
export const replayBranch = (scenario: Scenario, events: readonly NumberedEvent[]): TrialState =>
	events.reduce((before, { seq, event }) => evolve(scenario, { ...before, seq: seq - 1 }, event), emptyTrial(scenario));

function apply(scenario: Scenario, state: TrialState, event: Exclude<TrialEvent, { type: 'rewound' }>): TrialState {
	switch (event.type) {
		case 'opened':
			return openAlone(scenario, state, openedOf(event));
		case 'decided':
			return takeDecision(scenario, state, decisionOf(scenario, event.decision), { ...event, by: takenBy(event.by) });
		case 'asked':
			return ask(scenario, state, event);
		case 'finished-asking':
			return finishExamination(scenario, state, examination(scenario, event.decision), takenBy(event.by));
		case 'incident':
			return { ...state, case: raise(scenario, state.case, event) };
		case 'passed':
			return { ...state, case: letPass(scenario, state.case, event) };
		case 'abandoned':
			return { ...state, status: 'abandoned' };
		default:
			return applyLive(scenario, state, event);
	}
}

/** In a trial alone `by` is left out: its one seat acts. */
const takenBy = (by: Actor | undefined): Taken['by'] => (by === 'conductor' ? 'conductor' : 'seat');

const openedOf = ({ variant, role, language, seed }: EventOf<'opened'>): Opened => ({ variant, role, language, seed });

function ask(scenario: Scenario, state: TrialState, { decision, question, by }: EventOf<'asked'>): TrialState {
	const noted = noteQuestion(state, by, decision, question);
	return askQuestion(scenario, noted, examination(scenario, decision), question, takenBy(by));
}

const raise = (scenario: Scenario, context: CaseContext, { role, incident }: EventOf<'incident'>): CaseContext =>
	mustStep(scenario, context, { type: 'incident', incident, by: role });

const letPass = (scenario: Scenario, context: CaseContext, { role }: EventOf<'passed'>): CaseContext =>
	openIncidents(scenario, context)
		.filter((id) => scenario.structure.incidents[id]?.by === role)
		.reduce((before, id) => mustStep(scenario, before, { type: 'silent', decision: id }), context);

function decisionOf(scenario: Scenario, id: string): Decision {
	const place = scenario.index.decisions.get(id);
	if (!place) throw new Error(`the scenario has no decision ${id}`);
	return place.decision;
}

function examination(scenario: Scenario, id: string): DecisionOf<'examine'> {
	const decision = decisionOf(scenario, id);
	if (decision.kind !== 'examine') throw new Error(`${id} is no examination`);
	return decision;
}
