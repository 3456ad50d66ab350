import type { Answer } from './answer.ts';
import type { CaseAnswer } from '../case/case-types.ts';
import { brokenPrecedences, orderBand, quantifyBand, rulingOutcome, selectOutcome, written } from '../case/outcomes.ts';
import type { RefusalCode } from './refusal.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';

/** The declared outcome of a valid answer, for the values that the scene shows; null where no outcome fits. */
export function caseAnswerOf(
	scenario: Scenario,
	decision: Decision,
	answer: Answer,
	values: Values
): CaseAnswer | null {
	const outcome = outcomeOf(scenario, decision, answer, values);
	return outcome === undefined ? null : { outcome };
}

function outcomeOf({ index }: Scenario, decision: Decision, answer: Answer, values: Values): string | undefined {
	if (decision.kind === 'choose' && answer.kind === 'choose') return answer.choice;
	if (decision.kind === 'select' && answer.kind === 'select') return selectOutcome(decision, answer.options);
	if (decision.kind === 'ruling' && answer.kind === 'ruling')
		return rulingOutcome(decision, answer, index.conditions, values)?.id;
	if (decision.kind === 'order' && answer.kind === 'order')
		return orderBand(decision, brokenPrecedences(decision, answer.steps), index.conditions, values)?.id;
	if (decision.kind === 'quantify' && answer.kind === 'quantify')
		return quantifyBand(decision, answer.amount, index.conditions, values)?.id;
	return decision.kind === 'write' && answer.kind === 'write' ? written : undefined;
}

/** Why an answer cannot be taken: what it names is closed, or it is not an answer to this decision; null where it can. */
export function answerProblem(
	scenario: Scenario,
	decision: Decision,
	answer: Answer,
	values: Values
): RefusalCode | null {
	if (decision.kind !== answer.kind) return 'trial/answer-invalid';
	if (decision.kind === 'choose' && answer.kind === 'choose')
		return pickProblem(scenario, decision.choices, [answer.choice], values);
	if (decision.kind === 'select' && answer.kind === 'select')
		return selectProblem(scenario, decision, answer.options, values);
	return fits(decision, answer) ? null : 'trial/answer-invalid';
}

function selectProblem(scenario: Scenario, decision: DecisionOf<'select'>, picked: readonly string[], values: Values) {
	const { min, max } = decision.pick;
	if (new Set(picked).size !== picked.length || picked.length < min || picked.length > max)
		return 'trial/answer-invalid';
	return pickProblem(scenario, decision.options, picked, values);
}

function pickProblem(
	{ index }: Scenario,
	offered: readonly { readonly id: string; readonly when?: string | undefined }[],
	picked: readonly string[],
	values: Values
): RefusalCode | null {
	const found = picked.map((id) => offered.find((one) => one.id === id));
	if (found.some((one) => one === undefined)) return 'trial/answer-invalid';
	return found.every((one) => index.conditions.holds(one?.when, values)) ? null : 'trial/choice-closed';
}

function fits(decision: Decision, answer: Answer): boolean {
	if (decision.kind === 'ruling' && answer.kind === 'ruling')
		return decision.rulings.includes(answer.ruling) && decision.grounds.includes(answer.ground);
	if (decision.kind === 'order' && answer.kind === 'order')
		return answer.steps.length === decision.steps.length && decision.steps.every((step) => answer.steps.includes(step));
	if (decision.kind === 'quantify' && answer.kind === 'quantify') {
		const { from, to, by } = decision;
		return answer.amount >= from && answer.amount <= to && (answer.amount - from) % by === 0;
	}
	if (decision.kind === 'write' && answer.kind === 'write' && answer.spoken) return answer.words === 0;
	if (decision.kind === 'write' && answer.kind === 'write')
		return answer.words >= decision.words.min && answer.words <= decision.words.max;
	return false;
}
