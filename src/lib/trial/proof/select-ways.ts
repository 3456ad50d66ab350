import type { Answer } from '../room/answer.ts';
import { addMarks, isRight, marksOfAll, scorePicks } from '../debrief/marks.ts';
import { pickedIn, possibleOutcomes, weighty } from '../case/outcomes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { DecisionOf } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';
import type { Way } from './ways.ts';

type Select = DecisionOf<'select'>;

/** So many right and wrong options picked besides those of an outcome, and in how many ways. */
interface Pick {
	readonly right: number;
	readonly wrong: number;
	readonly score: number;
	readonly count: number;
}

/** The ways to answer a `select`: for each outcome the other picks that score most and least within the limits. */
export function selectWays(scenario: Scenario, decision: Select, values: Values): Way[] {
	const heavy = weighty(decision).map(({ id }) => id);
	const light = decision.options.filter(
		({ id, when }) => !heavy.includes(id) && scenario.index.conditions.holds(when, values)
	);
	const right = light.filter((option) => isRight(scenario, option, values)).map(({ id }) => id);
	const wrong = light.map(({ id }) => id).filter((id) => !right.includes(id));
	const outcomes = possibleOutcomes(decision, scenario.index.conditions, values).map((outcome) => {
		const picks = picksWith(scenario, decision, { fixed: pickedIn(outcome), right, wrong, values });
		return { outcome, picks, count: sum(picks.map(({ count }) => count)) };
	});
	const all = sum(outcomes.map(({ count }) => count));
	return outcomes.map(({ outcome, picks, count }) => {
		const fixed = pickedIn(outcome);
		const carried = marksOfAll(
			scenario,
			decision.options.filter(({ id }) => fixed.includes(id)),
			values
		);
		const score = sum(picks.map((one) => one.count * one.score)) / count;
		return {
			outcome,
			best: answerOf(decision, fixed, right, wrong, furthest(picks, 1)),
			worst: answerOf(decision, fixed, right, wrong, furthest(picks, -1)),
			chance: count / all,
			mean: addMarks([{ [decision.score.competency]: score }, ...carried])
		};
	});
}

/** Every number of right and wrong picks that the limits allow, the more right ones first. */
function picksWith(
	scenario: Scenario,
	decision: Select,
	given: { fixed: readonly string[]; right: readonly string[]; wrong: readonly string[]; values: Values }
): Pick[] {
	const { fixed, right, wrong, values } = given;
	const picked = decision.options.filter(({ id }) => fixed.includes(id));
	const fixedRight = picked.filter((option) => isRight(scenario, option, values)).length;
	const picks: Pick[] = [];
	for (let r = right.length; r >= 0; r--)
		for (let w = 0; w <= wrong.length; w++) {
			const total = fixed.length + r + w;
			if (total < decision.pick.min || total > decision.pick.max) continue;
			const score = scorePicks(decision, fixedRight + r, fixed.length - fixedRight + w);
			picks.push({ right: r, wrong: w, score, count: choose(right.length, r) * choose(wrong.length, w) });
		}
	return picks;
}

/** The picks with the highest score, or with the lowest where `sign` is -1; of several, the most telling one. */
const furthest = (picks: readonly Pick[], sign: 1 | -1): Pick | undefined =>
	(sign === 1 ? picks : picks.toReversed()).reduce<Pick | undefined>(
		(found, one) => (found === undefined || sign * one.score > sign * found.score ? one : found),
		undefined
	);

function answerOf(
	{ options }: Select,
	fixed: readonly string[],
	right: readonly string[],
	wrong: readonly string[],
	pick: Pick | undefined
): Answer {
	const picked = [...fixed, ...right.slice(0, pick?.right ?? 0), ...wrong.slice(0, pick?.wrong ?? 0)];
	return { kind: 'select', options: options.map(({ id }) => id).filter((id) => picked.includes(id)) };
}

/** In how many ways some of several things can be picked. */
const choose = (of: number, some: number): number =>
	Array.from({ length: some }, (_, at) => (of - at) / (at + 1)).reduce((product, factor) => product * factor, 1);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
