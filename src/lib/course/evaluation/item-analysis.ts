import type { Question } from '../quiz/question.ts';
import type { Response } from '../quiz/response.ts';
import { fewestShown } from './whole-groups.ts';

/**
 * Sums over everyone who was asked a question: `x` their share of its marks, `y` their share of the marks of all other
 * questions of the attempt, each from 0 to 1.
 */
export interface ItemSums {
	readonly count: number;
	readonly x: number;
	readonly y: number;
	readonly xx: number;
	readonly yy: number;
	readonly xy: number;
}

/** The same answer of several people. */
export interface GivenResponse {
	readonly response: Response;
	readonly count: number;
	/** Of them, those in the lower third of the whole test. */
	readonly lower: number;
}

/** How often an option was picked. */
export interface OptionFigures {
	readonly id: string;
	/** Of a cloze. */
	readonly gap: string | null;
	readonly right: boolean;
	/** Shares from 0 to 1. */
	readonly picked: number;
	readonly pickedByLower: number;
}

export type ItemFlag = 'too-easy' | 'too-hard' | 'indistinct' | 'inverted' | 'dead-distractor';

/** What the answers tell of a question. */
export interface ItemFigures {
	readonly count: number;
	/** The mean share of the marks: high for an easy question. Null while too few answered. */
	readonly difficulty: number | null;
	/** From −1 to 1; null while too few answered, or where everyone earned the same. */
	readonly discrimination: number | null;
	/** Of a choice or a cloze; empty for other kinds, and while too few answered. */
	readonly options: readonly OptionFigures[];
	readonly flags: readonly ItemFlag[];
}

/**
 * Difficulty, discrimination and distractors of one question (classical test theory). Discrimination is the corrected
 * point-biserial: the correlation of the marks with those of the other questions. Bounds: R. L. Ebel, D. A. Frisbie,
 * Essentials of Educational Measurement (5th ed., 1991): below 0.2 a question is poor; T. M. Haladyna, S. M. Downing,
 * Educational and Psychological Measurement 53 (1993), p. 999: a distractor that fewer than 5 % pick does no work.
 */
export function analyseItem(question: Question, sums: ItemSums, given: readonly GivenResponse[]): ItemFigures {
	const { count } = sums;
	if (count < fewestShown) return { count, difficulty: null, discrimination: null, options: [], flags: [] };
	const figures = {
		count,
		difficulty: sums.x / count,
		discrimination: correlation(sums),
		options: optionFigures(question, given)
	};
	return { ...figures, flags: flagsOf(figures) };
}

/** Pearson's, from sums; null where one side does not vary. */
export function correlation({ count, x, y, xx, yy, xy }: ItemSums): number | null {
	const [varianceX, varianceY] = [count * xx - x * x, count * yy - y * y];
	const hair = 1e-9 * count * count;
	if (varianceX <= hair || varianceY <= hair) return null;
	return Math.max(-1, Math.min(1, (count * xy - x * y) / Math.sqrt(varianceX * varianceY)));
}

const tooEasy = 0.9;
const tooHard = 0.3;
const poor = 0.2;
const dead = 0.05;

function flagsOf({ difficulty, discrimination, options }: Omit<ItemFigures, 'flags'>): readonly ItemFlag[] {
	const [easy, r] = [difficulty ?? 0.5, discrimination ?? 1];
	return [
		...(easy > tooEasy ? (['too-easy'] as const) : []),
		...(easy < tooHard ? (['too-hard'] as const) : []),
		...(r < 0 ? (['inverted'] as const) : r < poor ? (['indistinct'] as const) : []),
		...(options.some(({ right, picked }) => !right && picked < dead) ? (['dead-distractor'] as const) : [])
	];
}

function optionFigures(question: Question, given: readonly GivenResponse[]): readonly OptionFigures[] {
	const all = sumOf(given, ({ count }) => count);
	const lower = sumOf(given, (each) => each.lower);
	return optionsOf(question).map(({ id, gap, right }) => {
		const pickers = given.filter(({ response }) => picks(response, id, gap));
		return {
			...{ id, gap, right },
			picked: share(
				sumOf(pickers, ({ count }) => count),
				all
			),
			pickedByLower: share(
				sumOf(pickers, (each) => each.lower),
				lower
			)
		};
	});
}

const sumOf = (given: readonly GivenResponse[], of: (each: GivenResponse) => number): number =>
	given.reduce((sum, each) => sum + of(each), 0);

const share = (part: number, all: number): number => (all === 0 ? 0 : part / all);

function optionsOf(question: Question): readonly Pick<OptionFigures, 'id' | 'gap' | 'right'>[] {
	if ('options' in question) return question.options.map(({ id, right }) => ({ id, gap: null, right }));
	if (question.kind !== 'cloze') return [];
	return question.gaps.flatMap((gap) => gap.options.map(({ id, right }) => ({ id, gap: gap.id, right })));
}

function picks(response: Response, option: string, gap: string | null): boolean {
	if (gap === null) return 'picked' in response && response.picked.includes(option);
	return 'filled' in response && response.filled[gap] === option;
}
