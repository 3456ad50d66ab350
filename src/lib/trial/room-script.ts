import { caseAnswerOf } from './answer-outcome.ts';
import type { CaseEvent } from './case-types.ts';
import type { RoleId } from './ids.ts';
import { askQuestion, finishExamination, keepSilent, mustStep, takeDecision } from './room-take.ts';
import type { Scenario } from './scenario.ts';
import { openDecisions, openIncidents, openQuestions, seenValues } from './scene-reading.ts';
import type { Decision, DecisionOf } from './schema-decisions.ts';
import { scriptedAnswer } from './script.ts';
import type { TrialState } from './trial-state.ts';

/** One act of the script of a role that follows it: an incident raised or let pass, or a decision; null where none has one. */
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
	const decision = openDecisions(scenario, state.case).find(({ role }) => follows(role));
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
	const seen = seenValues(scenario, state.case);
	const answer = scriptedAnswer(scenario, decision, seen);
	if (answer === null || caseAnswerOf(scenario, decision, answer, seen) === null)
		return keepSilent(scenario, state, decision);
	return takeDecision(scenario, state, decision, { by: 'script', answer });
}

/** One step of a scripted examination: its next scripted question, or its end. */
function scriptExamination(scenario: Scenario, state: TrialState, decision: DecisionOf<'examine'>): TrialState {
	const open = openQuestions(scenario, state.case, decision).map(({ id }) => id);
	const next = decision.script.find((id) => open.includes(id));
	return next === undefined
		? finishExamination(scenario, state, decision, 'script')
		: askQuestion(scenario, state, decision, next, 'script');
}
