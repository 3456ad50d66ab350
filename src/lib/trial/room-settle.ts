import type { Answer } from './answer.ts';
import { caseAnswerOf } from './answer-outcome.ts';
import type { CaseContext, CaseEvent } from './case-types.ts';
import { stepCase } from './case-machine.ts';
import { examined, silent } from './outcomes.ts';
import type { Scenario } from './scenario.ts';
import { openDecisions, openIncidents, openQuestions, seenValues } from './scene-reading.ts';
import type { Decision } from './schema-decisions.ts';
import { scriptedAnswer } from './script.ts';
import type { Taken, TrialState } from './trial-state.ts';

/** The case after an event that the room knows to be acceptable. */
export function mustStep(scenario: Scenario, context: CaseContext, event: CaseEvent): CaseContext {
	const next = stepCase(scenario, context, event);
	if (next === null)
		throw new Error(`case refuses ${JSON.stringify(event)} at ${context.at ?? context.ending ?? 'start'}`);
	return next;
}

/**
 * Lets every role without a seat follow its script until only seats have something to do: the consequence of an event,
 * computed each time and never logged.
 */
export function settle(scenario: Scenario, state: TrialState): TrialState {
	let now = state;
	for (let next = scriptOnce(scenario, now); next !== null; next = scriptOnce(scenario, now)) now = next;
	return { ...now, ending: now.case.ending, status: now.case.ending === null ? now.status : 'ended' };
}

function scriptOnce(scenario: Scenario, state: TrialState): TrialState | null {
	const seat = state.opened?.role;
	const incident = openIncidents(scenario, state.case).find((id) => scenario.structure.incidents[id]?.by !== seat);
	if (incident !== undefined) return scriptIncident(scenario, state, incident);
	const decision = openDecisions(scenario, state.case).find(({ role }) => role !== seat);
	return decision ? scriptDecision(scenario, state, decision) : null;
}

function scriptIncident(scenario: Scenario, state: TrialState, incident: string): TrialState {
	const declared = scenario.structure.incidents[incident];
	const event: CaseEvent =
		declared?.script === 'raise'
			? { type: 'incident', incident, by: declared.by }
			: { type: 'silent', decision: incident };
	return { ...state, case: mustStep(scenario, state.case, event) };
}

function scriptDecision(scenario: Scenario, state: TrialState, decision: Decision): TrialState {
	if (decision.kind === 'examine') return scriptExamination(scenario, state, decision);
	const answer = scriptedAnswer(scenario, decision, seenValues(scenario, state.case));
	const given = answer && caseAnswerOf(scenario, decision, answer, seenValues(scenario, state.case));
	const event: CaseEvent = given
		? { type: 'decided', decision: decision.id, answer: given }
		: { type: 'silent', decision: decision.id };
	const outcome = given && 'outcome' in given ? given.outcome : silent;
	const taken = takenOf(state, decision, { by: 'script', answer, questions: [], outcome });
	return { ...state, taken: [...state.taken, taken], case: mustStep(scenario, state.case, event) };
}

/** One step of a scripted examination: its next scripted question, or its end. */
function scriptExamination(
	scenario: Scenario,
	state: TrialState,
	decision: Extract<Decision, { kind: 'examine' }>
): TrialState {
	const open = openQuestions(scenario, state.case, decision).map(({ id }) => id);
	const next = decision.script.find((id) => open.includes(id));
	if (next !== undefined) return askQuestion(scenario, state, decision, next, 'script');
	const asked = state.case.asked[decision.id] ?? [];
	const ended = mustStep(scenario, state.case, { type: 'decided', decision: decision.id, answer: { done: true } });
	return { ...noteExamination(state, decision, asked, 'script'), case: ended };
}

/** The trial after one question of an examination, by a seat or by script. */
export function askQuestion(
	scenario: Scenario,
	state: TrialState,
	decision: Extract<Decision, { kind: 'examine' }>,
	question: string,
	by: Taken['by']
): TrialState {
	const asked = [...(state.case.asked[decision.id] ?? []), question];
	const event: CaseEvent = { type: 'decided', decision: decision.id, answer: { question } };
	return { ...noteExamination(state, decision, asked, by), case: mustStep(scenario, state.case, event) };
}

/** One entry an examination, replaced at each question. */
export function noteExamination(
	state: TrialState,
	decision: Decision,
	asked: readonly string[],
	by: Taken['by']
): TrialState {
	const ordered =
		decision.kind === 'examine' ? decision.questions.map(({ id }) => id).filter((id) => asked.includes(id)) : [];
	const before = state.taken.find((one) => one.decision === decision.id);
	const entry = before
		? { ...before, questions: ordered }
		: takenOf(state, decision, { by, answer: null, questions: ordered, outcome: examined });
	return { ...state, taken: [...state.taken.filter((one) => one !== before), entry] };
}

export const takenOf = (
	state: TrialState,
	decision: Decision,
	given: { by: Taken['by']; answer: Answer | null; questions: readonly string[]; outcome: string }
): Taken => ({ seq: state.seq, scene: state.case.at ?? '', decision: decision.id, role: decision.role, ...given });
