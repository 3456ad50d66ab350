import { caseAnswerOf } from './answer-outcome.ts';
import { stepInScene } from '../case/case-step.ts';
import type { CaseContext, CaseEvent } from '../case/case-types.ts';
import type { RoleId } from '../scenario/ids.ts';
import { silent } from '../case/outcomes.ts';
import { accepted, mustStep, noteExamination, takenOf } from './room-take.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { openDecisions, openIncidents, openQuestions, seenValues } from '../case/scene-reading.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import { scriptedAnswer } from './script.ts';
import type { Taken, TrialState } from './trial-state.ts';

/** Tells the roles that follow their scripts. */
type Follows = (role: RoleId) => boolean;

/** What scripts do next, and what has been taken in the trial once it is done. */
interface Acts {
	readonly events: readonly CaseEvent[];
	readonly taken: TrialState['taken'];
	/** Nothing is left for them to do in the scene after it. */
	readonly last: boolean;
}

/**
 * Everything that scripts do in the scene now, as one event of the case: nobody comes between. Null where there is nothing
 * for them to do.
 */
export function followScripts(scenario: Scenario, state: TrialState, follows: Follows): TrialState | null {
	const events: CaseEvent[] = [];
	let now = state;
	for (let acts = nextActs(scenario, now, follows); acts !== null;) {
		events.push(...acts.events);
		now = { ...now, taken: acts.taken };
		if (acts.last) break;
		now = { ...now, case: inScene(scenario, now.case, acts.events) };
		acts = nextActs(scenario, now, follows);
	}
	if (events.length === 0) return null;
	return { ...now, case: mustStep(scenario, state.case, { type: 'together', events }) };
}

function inScene(scenario: Scenario, context: CaseContext, events: readonly CaseEvent[]): CaseContext {
	const event: CaseEvent = { type: 'together', events };
	return accepted(stepInScene(scenario, context, event), event);
}

/** Incidents first, then decisions in file order: those that see the same, for no examination comes between, at once. */
function nextActs(scenario: Scenario, state: TrialState, follows: Follows): Acts | null {
	const { incidents } = scenario.structure;
	for (const id of openIncidents(scenario, state.case)) {
		const declared = incidents[id];
		if (declared && follows(declared.by))
			return { events: [incidentEvent(id, declared)], taken: state.taken, last: false };
	}
	const open = openDecisions(scenario, state.case).filter(({ role }) => follows(role));
	const [first] = open;
	if (first === undefined) return null;
	if (first.kind === 'examine') return examinationAct(scenario, state, first);
	const examination = open.findIndex(({ kind }) => kind === 'examine');
	const plain = examination === -1 ? open : open.slice(0, examination);
	const acts = plain.map((decision) => decisionAct(scenario, state, decision));
	return {
		events: acts.map(({ event }) => event),
		taken: [...state.taken, ...acts.map(({ taken }) => taken)],
		last: examination === -1
	};
}

const incidentEvent = (incident: string, { by, script }: { by: RoleId; script: 'raise' | 'pass' }): CaseEvent =>
	script === 'raise' ? { type: 'incident', incident, by } : { type: 'silent', decision: incident };

/** What the script of a decision answers: silence where it is closed here or there is none. */
function decisionAct(scenario: Scenario, state: TrialState, decision: Decision): { event: CaseEvent; taken: Taken } {
	const seen = seenValues(scenario, state.case);
	const answer = scriptedAnswer(scenario, decision, seen);
	const given = answer && caseAnswerOf(scenario, decision, answer, seen);
	const outcome = given && 'outcome' in given ? given.outcome : silent;
	const event: CaseEvent = given
		? { type: 'decided', decision: decision.id, answer: given }
		: { type: 'silent', decision: decision.id };
	return { event, taken: takenOf(state, decision, { by: 'script', answer, questions: [], outcome }) };
}

/** One step of a scripted examination: its next scripted question, or its end. */
function examinationAct(scenario: Scenario, state: TrialState, decision: DecisionOf<'examine'>): Acts {
	const open = openQuestions(scenario, state.case, decision).map(({ id }) => id);
	const question = decision.script.find((id) => open.includes(id));
	const before = state.case.asked[decision.id] ?? [];
	const asked = question === undefined ? before : [...before, question];
	const answer = question === undefined ? { done: true as const } : { question };
	return {
		events: [{ type: 'decided', decision: decision.id, answer }],
		taken: noteExamination(state, decision, asked, 'script').taken,
		last: false
	};
}
