import type { Answer } from './answer.ts';
import { caseAnswerOf } from './answer-outcome.ts';
import { stepCase } from '../case/case-machine.ts';
import type { CaseContext, CaseEvent } from '../case/case-types.ts';
import { examined, silent } from '../case/outcomes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { seenValues } from '../case/scene-reading.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import type { Taken, TrialState } from './trial-state.ts';

/** The case after an event that the room knows to be acceptable. */
export const mustStep = (scenario: Scenario, context: CaseContext, event: CaseEvent): CaseContext =>
	accepted(stepCase(scenario, context, event), event);

/** What followed from an event. @throws where the case refused it */
export function accepted(next: CaseContext | null, event: CaseEvent): CaseContext {
	if (next === null) throw new Error(`the case refuses ${JSON.stringify(event)}`);
	return next;
}

/** Who takes a decision, and what is answered. */
interface GivenAnswer {
	readonly by: Taken['by'];
	readonly answer: Answer;
	readonly cites?: readonly string[];
}

/**
 * The trial once a decision was taken.
 * @throws where no declared outcome fits the answer
 */
export function takeDecision(
	scenario: Scenario,
	state: TrialState,
	decision: Decision,
	{ by, answer, cites = [] }: GivenAnswer
): TrialState {
	const given = caseAnswerOf(scenario, decision, answer, seenValues(scenario, state.case));
	if (given === null) throw new Error(`no outcome of ${decision.id} fits ${JSON.stringify(answer)}`);
	const outcome = 'outcome' in given ? given.outcome : silent;
	const taken = takenOf(state, decision, { by, answer, questions: [], outcome });
	const next = mustStep(scenario, state.case, { type: 'decided', decision: decision.id, answer: given });
	return { ...state, taken: [...state.taken, cites.length === 0 ? taken : { ...taken, cites }], case: next };
}

/** The trial after one question of an examination. */
export function askQuestion(
	scenario: Scenario,
	state: TrialState,
	decision: DecisionOf<'examine'>,
	question: string,
	by: Taken['by']
): TrialState {
	const asked = [...(state.case.asked[decision.id] ?? []), question];
	const event: CaseEvent = { type: 'decided', decision: decision.id, answer: { question } };
	return { ...noteExamination(state, decision, asked, by), case: mustStep(scenario, state.case, event) };
}

/** The trial once an examination was ended, with the questions asked so far. */
export function finishExamination(
	scenario: Scenario,
	state: TrialState,
	decision: DecisionOf<'examine'>,
	by: Taken['by']
): TrialState {
	const asked = state.case.asked[decision.id] ?? [];
	const next = mustStep(scenario, state.case, { type: 'decided', decision: decision.id, answer: { done: true } });
	return { ...noteExamination(state, decision, asked, by), case: next };
}

/** One entry an examination, replaced at each question. */
export function noteExamination(
	state: TrialState,
	decision: DecisionOf<'examine'>,
	asked: readonly string[],
	by: Taken['by']
): TrialState {
	const ordered = decision.questions.map(({ id }) => id).filter((id) => asked.includes(id));
	const before = state.taken.find((one) => one.decision === decision.id);
	const entry = before
		? { ...before, questions: ordered }
		: takenOf(state, decision, { by, answer: null, questions: ordered, outcome: examined });
	return { ...state, taken: [...state.taken.filter((one) => one !== before), entry] };
}

/** A decision as it is taken now. */
export const takenOf = (
	state: TrialState,
	decision: Decision,
	given: Pick<Taken, 'by' | 'answer' | 'questions' | 'outcome'>
): Taken => ({ seq: state.seq, scene: state.case.at ?? '', decision: decision.id, role: decision.role, ...given });
