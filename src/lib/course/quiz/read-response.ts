import { byPublicId, publicId } from './public-id.ts';
import { isChoice } from './public-question.ts';
import type { ChoiceQuestion, Question, QuestionOf } from './question.ts';
import { readNumber } from './read-number.ts';
import type { Response } from './response.ts';

/** What is wrong with a submission, and nothing about what would be right. */
export type ResponseProblem =
	| { readonly code: 'question/nothing-picked' }
	| { readonly code: 'question/too-many-picked' }
	| { readonly code: 'question/same-place' }
	| { readonly code: 'question/not-a-number' }
	| { readonly code: 'question/too-long' }
	| { readonly code: 'question/unknown-option'; readonly option: string };

export type ReadResponse = { readonly response: Response } | { readonly problem: ResponseProblem };

const longestWritten = 200;
const problem = (code: Exclude<ResponseProblem['code'], 'question/unknown-option'>): ReadResponse => ({
	problem: { code }
});
const unknown = (option: string): ReadResponse => ({ problem: { code: 'question/unknown-option', option } });

/**
 * Reads what a form submitted to a question: ids of options; `left:right`, `step:place` or `gap:option`; a number or
 * some words. What was left open may be missing or empty. Only the shape of the question is looked at, never its key.
 */
export function readResponse(question: Question, submitted: readonly string[]): ReadResponse {
	const given = [...new Set(submitted.map((each) => each.trim()))].filter((each) => each !== '');
	if (given.length === 0) return problem('question/nothing-picked');
	switch (question.kind) {
		case 'matching':
			return readMatching(question, given);
		case 'ordering':
			return readOrdering(question, given);
		case 'numeric':
			return readNumeric(given);
		case 'short-text':
			return readWritten(given);
		case 'cloze':
			return readCloze(question, given);
		default:
			return readChoice(question, given);
	}
}

function readChoice({ kind, options }: ChoiceQuestion, given: readonly string[]): ReadResponse {
	const ids = options.map(({ id }) => id);
	const foreign = given.find((id) => !ids.includes(id));
	if (foreign !== undefined) return unknown(foreign);
	if (kind !== 'multiple' && given.length > 1) return problem('question/too-many-picked');
	return { response: { picked: ids.filter((id) => given.includes(id)) } };
}

/** Reads `part:value` for parts and values that exist, each part once; in the order of the parts. */
function readByPart<T>(
	parts: readonly string[],
	given: readonly string[],
	valueOf: (part: string, value: string) => T | undefined
): { readonly byPart: Readonly<Record<string, T>> } | Extract<ReadResponse, { problem: unknown }> {
	const found = new Map<string, T>();
	for (const each of given) {
		const [part = '', value = '', ...more] = each.split(':');
		const read = parts.includes(part) && more.length === 0 ? valueOf(part, value) : undefined;
		if (read === undefined) return { problem: { code: 'question/unknown-option', option: each } };
		if (found.has(part)) return { problem: { code: 'question/too-many-picked' } };
		found.set(part, read);
	}
	return { byPart: Object.fromEntries(parts.flatMap((part) => entry(part, found.get(part)))) };
}

const entry = <T>(part: string, value: T | undefined): readonly (readonly [string, T])[] =>
	value === undefined ? [] : [[part, value]];

function readMatching(question: QuestionOf<'matching'>, given: readonly string[]): ReadResponse {
	const rights = byPublicId(question.id, rightSides(question), ({ text }) => text);
	const lefts = question.pairs.map(({ id }) => id);
	const read = readByPart(lefts, given, (_, value) => rights.get(value)?.id);
	return 'problem' in read ? read : { response: { matched: read.byPart } };
}

function readOrdering({ id, steps }: QuestionOf<'ordering'>, given: readonly string[]): ReadResponse {
	const places = steps.map((_, index) => String(index + 1));
	const tokens = steps.map(({ text }) => publicId(id, text));
	const read = readByPart(tokens, given, (_, value) => (places.includes(value) ? Number(value) : undefined));
	if ('problem' in read) return read;
	const taken = Object.values(read.byPart);
	if (new Set(taken).size < taken.length) return problem('question/same-place');
	const placed = steps.flatMap((step) => entry(step.id, read.byPart[publicId(id, step.text)]));
	return { response: { placed: Object.fromEntries(placed) } };
}

function readCloze({ gaps }: QuestionOf<'cloze'>, given: readonly string[]): ReadResponse {
	const optionOf = (gap: string, value: string) =>
		gaps.find(({ id }) => id === gap)?.options.find(({ id }) => id === value)?.id;
	const read = readByPart(
		gaps.map(({ id }) => id),
		given,
		optionOf
	);
	return 'problem' in read ? read : { response: { filled: read.byPart } };
}

function readNumeric(given: readonly string[]): ReadResponse {
	if (given.length > 1) return problem('question/too-many-picked');
	const number = readNumber(given[0] ?? '');
	return number === undefined ? problem('question/not-a-number') : { response: { number } };
}

function readWritten(given: readonly string[]): ReadResponse {
	if (given.length > 1) return problem('question/too-many-picked');
	const written = given[0] ?? '';
	return written.length > longestWritten ? problem('question/too-long') : { response: { written } };
}

/** Every right side of a matching: those of its pairs, under their ids, and those that fit nothing. */
export const rightSides = ({ pairs, extra = [] }: QuestionOf<'matching'>) => [
	...pairs.map(({ id, right }) => ({ id, text: right })),
	...extra
];

/** What a form has to send for this answer: the way back of `readResponse`, to show an answer again. */
export function submittedOf(question: Question, response: Response): readonly string[] {
	if ('picked' in response) return isChoice(question.kind) ? response.picked : [];
	if ('number' in response) return [String(response.number)];
	if ('written' in response) return [response.written];
	if ('filled' in response) return Object.entries(response.filled).map(([gap, option]) => `${gap}:${option}`);
	if ('matched' in response && question.kind === 'matching') {
		const rights = new Map(rightSides(question).map(({ id, text }) => [id, publicId(question.id, text)]));
		return Object.entries(response.matched).map(([left, right]) => `${left}:${rights.get(right) ?? ''}`);
	}
	if ('placed' in response && question.kind === 'ordering')
		return question.steps.flatMap(({ id, text }) => {
			const place = response.placed[id];
			return place === undefined ? [] : [`${publicId(question.id, text)}:${place}`];
		});
	return [];
}
