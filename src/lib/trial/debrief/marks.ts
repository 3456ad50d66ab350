import type { Answer } from '../room/answer.ts';
import { caseAnswerOf } from '../room/answer-outcome.ts';
import { consequencesOf } from '../case/outcomes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Consequence, Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import type { Marks, MarkRule, Values } from '../scenario/schema-effects.ts';

/** The marks of the first rule that holds; none where none does. */
export const marksOfRules = ({ index }: Scenario, rules: readonly MarkRule[], values: Values): Marks =>
	rules.find(({ when }) => index.conditions.holds(when, values))?.give ?? {};

/** Marks added up by competency. */
export function addMarks(all: readonly Marks[]): Marks {
	const sum: Record<string, number> = {};
	for (const marks of all)
		for (const [competency, amount] of Object.entries(marks)) sum[competency] = (sum[competency] ?? 0) + amount;
	return sum;
}

/** The marks of an answer to a decision, for the values that its scene shows when it closes. A text has none of the engine. */
export function marksOfAnswer(scenario: Scenario, decision: Decision, answer: Answer, values: Values): Marks {
	if (decision.kind === 'select' && answer.kind === 'select')
		return addMarks([
			pickMarks(scenario, decision, answer.options, values),
			...marksOfAll(
				scenario,
				decision.options.filter(({ id }) => answer.options.includes(id)),
				values
			)
		]);
	const given = caseAnswerOf(scenario, decision, answer, values);
	if (given === null || !('outcome' in given)) return {};
	return addMarks(marksOfAll(scenario, consequencesOf(decision, given.outcome), values));
}

/** The marks of the questions asked in an examination. */
export const marksOfQuestions = (
	scenario: Scenario,
	decision: DecisionOf<'examine'>,
	asked: readonly string[],
	values: Values
): Marks =>
	addMarks(
		marksOfAll(
			scenario,
			decision.questions.filter(({ id }) => asked.includes(id)),
			values
		)
	);

export const marksOfAll = (
	scenario: Scenario,
	carriers: readonly Pick<Consequence, 'marks'>[],
	values: Values
): Marks[] => carriers.map(({ marks }) => marksOfRules(scenario, marks, values));

/** True where picking an option is right, for the facts of this case. */
export const isRight = (
	{ index }: Scenario,
	{ right }: DecisionOf<'select'>['options'][number],
	values: Values
): boolean => (typeof right === 'boolean' ? right : index.conditions.holds(right, values));

/** Right and wrong picks, between the floor and the ceiling. */
function pickMarks(
	scenario: Scenario,
	decision: DecisionOf<'select'>,
	picked: readonly string[],
	values: Values
): Marks {
	const options = decision.options.filter(({ id }) => picked.includes(id));
	const right = options.filter((option) => isRight(scenario, option, values)).length;
	return { [decision.score.competency]: scorePicks(decision, right, options.length - right) };
}

/** The marks of a number of right and wrong picks. */
export const scorePicks = ({ score }: DecisionOf<'select'>, right: number, wrong: number): number =>
	Math.min(score.ceiling, Math.max(score.floor, right * score.right + wrong * score.wrong));
