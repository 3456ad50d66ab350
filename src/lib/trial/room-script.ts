import { caseAnswerOf } from './answer-outcome.ts';
import { stepInScene } from './case-step.ts';
import type { CaseEvent } from './case-types.ts';
import type { RoleId } from './ids.ts';
import { silent } from './outcomes.ts';
import { accepted, mustStep, noteExamination, takenOf } from './room-take.ts';
import type { Scenario } from './scenario.ts';
import { openDecisions, openIncidents, openQuestions, seenValues } from './scene-reading.ts';
import type { Decision, DecisionOf } from './schema-decisions.ts';
import { scriptedAnswer } from './script.ts';
import type { TrialState } from './trial-state.ts';

/** Tells the roles that follow their scripts. */
type Follows = (role: RoleId) => boolean;

/** What a script does next, and what has been taken in the trial once it is done. */
interface Act {
	readonly event: CaseEvent;
	readonly taken: TrialState['taken'];
}

/**
 * Everything that scripts do in the scene now, as one event of the case: nobody comes between. Null where there is nothing
 * for them to do.
 */
export function followScripts(scenario: Scenario, state: TrialState, follows: Follows): TrialState | null {
	const events: CaseEvent[] = [];
	let now = state;
	for (let act = nextAct(scenario, now, follows); act !== null; act = nextAct(scenario, now, follows)) {
		const { event, taken } = act;
		events.push(event);
		now = { ...now, taken, case: accepted(stepInScene(scenario, now.case, event), event) };
	}
	if (events.length === 0) return null;
	return { ...now, case: mustStep(scenario, state.case, { type: 'together', events }) };
}

/** Incidents first, then decisions in file order. */
function nextAct(scenario: Scenario, state: TrialState, follows: Follows): Act | null {
	const { incidents } = scenario.structure;
	for (const id of openIncidents(scenario, state.case)) {
		const declared = incidents[id];
		if (declared && follows(declared.by)) return { event: incidentEvent(id, declared), taken: state.taken };
	}
	const decision = openDecisions(scenario, state.case).find(({ role }) => follows(role));
	if (decision === undefined) return null;
	return decision.kind === 'examine'
		? examinationAct(scenario, state, decision)
		: decisionAct(scenario, state, decision);
}

const incidentEvent = (incident: string, { by, script }: { by: RoleId; script: 'raise' | 'pass' }): CaseEvent =>
	script === 'raise' ? { type: 'incident', incident, by } : { type: 'silent', decision: incident };

/** What the script of a decision answers: silence where it is closed here or there is none. */
function decisionAct(scenario: Scenario, state: TrialState, decision: Decision): Act {
	const seen = seenValues(scenario, state.case);
	const answer = scriptedAnswer(scenario, decision, seen);
	const given = answer && caseAnswerOf(scenario, decision, answer, seen);
	const outcome = given && 'outcome' in given ? given.outcome : silent;
	const event: CaseEvent = given
		? { type: 'decided', decision: decision.id, answer: given }
		: { type: 'silent', decision: decision.id };
	const taken = takenOf(state, decision, { by: 'script', answer, questions: [], outcome });
	return { event, taken: [...state.taken, taken] };
}

/** One step of a scripted examination: its next scripted question, or its end. */
function examinationAct(scenario: Scenario, state: TrialState, decision: DecisionOf<'examine'>): Act {
	const open = openQuestions(scenario, state.case, decision).map(({ id }) => id);
	const question = decision.script.find((id) => open.includes(id));
	const before = state.case.asked[decision.id] ?? [];
	const asked = question === undefined ? before : [...before, question];
	const answer = question === undefined ? { done: true as const } : { question };
	return {
		event: { type: 'decided', decision: decision.id, answer },
		taken: noteExamination(state, decision, asked, 'script').taken
	};
}
