import type { CaseContext } from './case-types.ts';
import { openCase, stepCase } from './case-machine.ts';
import { caseAnswerOf } from './answer-outcome.ts';
import type { TrialEvent } from './event.ts';
import { silent } from './outcomes.ts';
import { askQuestion, mustStep, noteExamination, settle, takenOf } from './room-settle.ts';
import type { Scenario } from './scenario.ts';
import { openIncidents, seenValues } from './scene-reading.ts';
import type { Decision } from './schema-decisions.ts';
import type { NumberedEvent, TrialState } from './trial-state.ts';

type EventOf<T extends TrialEvent['type']> = Extract<TrialEvent, { type: T }>;

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
 * The trial after one more event of its log, and after everything that follows from it by script.
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
 * stays in the log and out of the state.
 */
function goBack(scenario: Scenario, state: TrialState, to: number, seq: number): TrialState {
	const kept = (branchHolding(state, to) ?? []).filter((one) => one.seq <= to);
	const left = [...state.left, { events: state.branch, ending: state.ending }];
	return { ...replayBranch(scenario, kept), seq, left, rewinds: state.rewinds + 1 };
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
			return openTrial(scenario, state, event);
		case 'decided':
			return takeDecision(scenario, state, event);
		case 'asked':
			return askQuestion(scenario, state, examination(scenario, event.decision), event.question, 'seat');
		case 'finished-asking':
			return finishAsking(scenario, state, examination(scenario, event.decision));
		case 'incident':
			return { ...state, case: mustStep(scenario, state.case, { ...event, by: event.role }) };
		case 'passed':
			return { ...state, case: letPass(scenario, state.case, event) };
		case 'abandoned':
			return { ...state, status: 'abandoned' };
	}
}

function openTrial(scenario: Scenario, state: TrialState, event: EventOf<'opened'>): TrialState {
	const { variant, role, language, seed } = event;
	return { ...state, status: 'playing', opened: { variant, role, language, seed }, case: openingOf(scenario, variant) };
}

/** The case as a trial alone opens: nobody conducts, so the injects marked `alone` are armed before it starts. */
export function openingOf(scenario: Scenario, variant: string): CaseContext {
	const armed = Object.entries(scenario.structure.injects)
		.filter(([, { alone }]) => alone)
		.reduce((before, [inject]) => stepCase(scenario, before, { type: 'inject', inject }) ?? before, openCase(scenario));
	return mustStep(scenario, armed, { type: 'started', variant });
}

function takeDecision(scenario: Scenario, state: TrialState, event: EventOf<'decided'>): TrialState {
	const { decision } = placeOf(scenario, event.decision);
	const given = caseAnswerOf(scenario, decision, event.answer, seenValues(scenario, state.case));
	if (given === null) throw new Error(`no outcome of ${decision.id} fits ${JSON.stringify(event.answer)}`);
	const outcome = 'outcome' in given ? given.outcome : silent;
	const { answer, cites } = event;
	const taken = {
		...takenOf(state, decision, { by: 'seat', answer, questions: [], outcome }),
		...(cites && { cites })
	};
	const next = mustStep(scenario, state.case, { type: 'decided', decision: decision.id, answer: given });
	return { ...state, taken: [...state.taken, taken], case: next };
}

function finishAsking(
	scenario: Scenario,
	state: TrialState,
	decision: Extract<Decision, { kind: 'examine' }>
): TrialState {
	const asked = state.case.asked[decision.id] ?? [];
	const next = mustStep(scenario, state.case, { type: 'decided', decision: decision.id, answer: { done: true } });
	return { ...noteExamination(state, decision, asked, 'seat'), case: next };
}

const letPass = (scenario: Scenario, context: CaseContext, { role }: EventOf<'passed'>): CaseContext =>
	openIncidents(scenario, context)
		.filter((id) => scenario.structure.incidents[id]?.by === role)
		.reduce((before, id) => mustStep(scenario, before, { type: 'silent', decision: id }), context);

function placeOf(scenario: Scenario, id: string) {
	const place = scenario.index.decisions.get(id);
	if (!place) throw new Error(`the scenario has no decision ${id}`);
	return place;
}

function examination(scenario: Scenario, id: string): Extract<Decision, { kind: 'examine' }> {
	const { decision } = placeOf(scenario, id);
	if (decision.kind !== 'examine') throw new Error(`${id} is no examination`);
	return decision;
}
