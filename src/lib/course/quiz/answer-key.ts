import { plainWord } from './plain-word.ts';
import type { Question } from './question.ts';
import type { Response } from './response.ts';

/** What only the grader knows. */
export type AnswerKey =
	| { readonly kind: 'choice'; readonly right: readonly string[] }
	/** By part (a left side, a gap), the id that belongs there. */
	| { readonly kind: 'parts'; readonly right: Readonly<Record<string, string>> }
	| { readonly kind: 'order'; readonly steps: readonly string[] }
	| { readonly kind: 'number'; readonly value: number; readonly tolerance: number; readonly near: number }
	| { readonly kind: 'words'; readonly accept: readonly string[] };

/** What a response is worth. */
export interface Marks {
	readonly marks: number;
	readonly max: number;
}

/** The key of a question. */
export function answerKey(question: Question): AnswerKey {
	switch (question.kind) {
		case 'matching':
			return { kind: 'parts', right: Object.fromEntries(question.pairs.map(({ id }) => [id, id])) };
		case 'cloze':
			return { kind: 'parts', right: Object.fromEntries(question.gaps.map(rightOption)) };
		case 'ordering':
			return { kind: 'order', steps: question.steps.map(({ id }) => id) };
		case 'numeric':
			return { kind: 'number', value: question.value, tolerance: question.tolerance ?? 0, near: question.near ?? 0 };
		case 'short-text':
			return { kind: 'words', accept: Object.values(question.accept).flat().map(plainWord) };
		default:
			return { kind: 'choice', right: question.options.filter(({ right }) => right).map(({ id }) => id) };
	}
}

const rightOption = ({ id, options }: { id: string; options: readonly { id: string; right: boolean }[] }) =>
	[id, options.find(({ right }) => right)?.id ?? ''] as const;

/**
 * One mark a question, rounded to thousandths. A choice: each right pick earns its share and each wrong one costs as
 * much, never below zero. Parts: the share that is right. An order: 1 − 2 × pairs of steps not in order ÷ all pairs,
 * never below zero. A number: 1 within the tolerance, ½ within what is near. An answer to another kind earns nothing.
 */
export const gradeResponse = (key: AnswerKey, response: Response): Marks => ({
	marks: Math.round(shareOf(key, response) * 1000) / 1000,
	max: 1
});

function shareOf(key: AnswerKey, response: Response): number {
	if (key.kind === 'choice') return 'picked' in response ? choiceShare(key.right, response.picked) : 0;
	if (key.kind === 'order') return 'placed' in response ? orderShare(key.steps, response.placed) : 0;
	if (key.kind === 'number') return 'number' in response ? numberShare(key, response.number) : 0;
	if (key.kind === 'words') return 'written' in response && key.accept.includes(plainWord(response.written)) ? 1 : 0;
	if ('matched' in response) return partShare(key.right, response.matched);
	return 'filled' in response ? partShare(key.right, response.filled) : 0;
}

function choiceShare(right: readonly string[], picked: readonly string[]): number {
	const hits = picked.filter((id) => right.includes(id)).length;
	const misses = picked.length - hits;
	return right.length === 0 ? 0 : Math.max(0, hits - misses) / right.length;
}

function partShare(right: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>): number {
	const parts = Object.entries(right);
	return parts.filter(([part, id]) => given[part] === id).length / parts.length;
}

/** A step without a place is in order with none. */
function orderShare(steps: readonly string[], placed: Readonly<Record<string, number>>): number {
	const pairs = steps.flatMap((first, index) => steps.slice(index + 1).map((second) => [first, second] as const));
	const inOrder = ([first, second]: readonly [string, string]) =>
		(placed[first] ?? Infinity) < (placed[second] ?? -Infinity);
	const inversions = pairs.filter((pair) => !inOrder(pair)).length;
	return Math.max(0, 1 - (2 * inversions) / pairs.length);
}

/** Halves of tenths are not exact in binary: a hair more than the tolerance is within it. */
function numberShare({ value, tolerance, near }: Extract<AnswerKey, { kind: 'number' }>, given: number): number {
	const away = Math.abs(given - value) - 1e-9;
	return away <= tolerance ? 1 : away <= near ? 0.5 : 0;
}

/** Whole percent of several marks, rounded down so that a pass mark is really reached. */
export function percentOf(all: readonly Marks[]): number {
	const marks = all.reduce((sum, each) => sum + each.marks, 0);
	const max = all.reduce((sum, each) => sum + each.max, 0);
	return max === 0 ? 0 : Math.floor((100 * marks) / max + 1e-6);
}
