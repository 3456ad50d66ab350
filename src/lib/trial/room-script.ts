import type { Answer } from './answer.ts';
import { caseAnswerOf } from './answer-outcome.ts';
import type { CaseEvent } from './case-types.ts';
import type { RoleId } from './ids.ts';
import { silent } from './outcomes.ts';
import { askQuestion, finishExamination, mustStep, takenOf } from './room-take.ts';
import type { Scenario } from './scenario.ts';
import { openDecisions, openIncidents, openQuestions, seenValues } from './scene-reading.ts';
import type { Decision, DecisionOf } from './schema-decisions.ts';
import { scriptedAnswer } from './script.ts';
import type { TrialState } from './trial-state.ts';

/**
 * The next act of the scripts of roles that follow them: an incident raised or let pass, a step of an examination, or
 * decisions that stand next to each other, taken together; null where there is none.
 */
export function scriptOnce(
	scenario: Scenario,
	state: TrialState,
	follows: (role: RoleId) => boolean
): TrialState | null {
	const incident = openIncidents(scenario, state.case).find((id) => {
		const declared = scenario.structure.incidents[id];
		return declared !== undefined && follows(declared.by);
	});
	if (incident !== undefined) return scriptIncident(scenario, state, incident);
	const decisions = openDecisions(scenario, state.case).filter(({ role }) => follows(role));
	const [first] = decisions;
	if (first === undefined) return null;
	if (first.kind === 'examine') return scriptExamination(scenario, state, first);
	const examination = decisions.findIndex(({ kind }) => kind === 'examine');
	return scriptDecisions(scenario, state, examination === -1 ? decisions : decisions.slice(0, examination));
}

function scriptIncident(scenario: Scenario, state: TrialState, incident: string): TrialState {
	const declared = scenario.structure.incidents[incident];
	const event: CaseEvent =
		declared?.script === 'raise'
			? { type: 'incident', incident, by: declared.by }
			: { type: 'silent', decision: incident };
	return { ...state, case: mustStep(scenario, state.case, event) };
}

/** What the script of one decision answers, and its outcome: silence where the script is closed here or has none. */
interface Scripted {
	readonly decision: Decision;
	readonly answer: Answer | null;
	readonly outcome: string;
}

function scriptDecisions(scenario: Scenario, state: TrialState, decisions: readonly Decision[]): TrialState {
	const scripted = decisions.map((decision) => scriptedOutcome(scenario, state, decision));
	const taken = scripted.map(({ decision, answer, outcome }) =>
		takenOf(state, decision, { by: 'script', answer, questions: [], outcome })
	);
	const events = scripted.map(eventOf);
	const [only] = events;
	const event: CaseEvent = events.length === 1 && only ? only : { type: 'together', events };
	return { ...state, taken: [...state.taken, ...taken], case: mustStep(scenario, state.case, event) };
}

function scriptedOutcome(scenario: Scenario, { case: context }: TrialState, decision: Decision): Scripted {
	const seen = seenValues(scenario, context);
	const answer = scriptedAnswer(scenario, decision, seen);
	const given = answer && caseAnswerOf(scenario, decision, answer, seen);
	return { decision, answer, outcome: given && 'outcome' in given ? given.outcome : silent };
}

const eventOf = ({ decision: { id }, outcome }: Scripted): CaseEvent =>
	outcome === silent ? { type: 'silent', decision: id } : { type: 'decided', decision: id, answer: { outcome } };

/** One step of a scripted examination: its next scripted question, or its end. */
function scriptExamination(scenario: Scenario, state: TrialState, decision: DecisionOf<'examine'>): TrialState {
	const open = openQuestions(scenario, state.case, decision).map(({ id }) => id);
	const next = decision.script.find((id) => open.includes(id));
	return next === undefined
		? finishExamination(scenario, state, decision, 'script')
		: askQuestion(scenario, state, decision, next, 'script');
}
