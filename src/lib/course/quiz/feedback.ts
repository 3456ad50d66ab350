import type { CourseLanguage, LocalText } from '../language.ts';
import { answerKey, gradeResponse } from './answer-key.ts';
import { clozePieces } from './cloze-text.ts';
import { isChoice } from './public-question.ts';
import type { ChoiceQuestion, Question, QuestionOf } from './question.ts';
import { rightSides } from './read-response.ts';
import type { Response } from './response.ts';

/** An option of a choice once it is answered. */
export interface OptionFeedback {
	readonly id: string;
	readonly text: string;
	readonly right: boolean;
	readonly picked: boolean;
	readonly why: string | null;
	readonly sources: readonly string[];
}

/** A part of another question once it is answered: a left side, a step, a gap, or the whole answer. */
export interface PartFeedback {
	readonly id: string;
	/** What the part asks; null where the question as a whole asks it. */
	readonly prompt: string | null;
	/** Null where it was left open. */
	readonly given: string | null;
	readonly expected: string;
	readonly right: boolean;
	readonly why: string | null;
	readonly sources: readonly string[];
}

/** What is shown once a question is answered: what is right, why, and the explanation with its sources. */
export interface Feedback {
	readonly question: string;
	readonly verdict: 'right' | 'partly' | 'wrong';
	/** Of a choice. */
	readonly options: readonly OptionFeedback[];
	/** Of every other kind. */
	readonly parts: readonly PartFeedback[];
	/** What the numbers of a numeric question count, and how far beside still counts as right. */
	readonly measure: { readonly unit: QuestionOf<'numeric'>['unit']; readonly tolerance: number } | null;
	readonly why: string;
	readonly sources: readonly string[];
}

/** The explanation of an answered question in one language. */
export function feedbackOn(question: Question, response: Response, language: CourseLanguage): Feedback {
	const { marks, max } = gradeResponse(answerKey(question), response);
	return {
		question: question.id,
		verdict: marks === max ? 'right' : marks > 0 ? 'partly' : 'wrong',
		options: 'options' in question ? optionsOf(question, response, language) : [],
		parts: isChoice(question.kind) ? [] : partsOf(question, response, language),
		measure: question.kind === 'numeric' ? { unit: question.unit, tolerance: question.tolerance ?? 0 } : null,
		why: question.why[language],
		sources: question.sources
	};
}

const optionsOf = ({ options }: ChoiceQuestion, response: Response, language: CourseLanguage) =>
	options.map(({ id, text, right, why, source = [] }) => ({
		id,
		text: text[language],
		right,
		picked: 'picked' in response && response.picked.includes(id),
		why: inWords(why, language),
		sources: source
	}));

const inWords = (text: LocalText | undefined, language: CourseLanguage): string | null => text?.[language] ?? null;

function partsOf(question: Question, response: Response, language: CourseLanguage): readonly PartFeedback[] {
	switch (question.kind) {
		case 'matching':
			return matchingParts(question, 'matched' in response ? response.matched : {}, language);
		case 'ordering':
			return orderingParts(question, 'placed' in response ? response.placed : {}, language);
		case 'cloze':
			return clozeParts(question, 'filled' in response ? response.filled : {}, language);
		case 'numeric':
			return [
				wholePart(question, 'number' in response ? String(response.number) : null, String(question.value), response)
			];
		case 'short-text':
			return [
				wholePart(
					question,
					'written' in response ? response.written : null,
					question.accept[language][0] ?? '',
					response
				)
			];
		default:
			return [];
	}
}

type ByPart<T> = Readonly<Record<string, T>>;

const matchingParts = (question: QuestionOf<'matching'>, matched: ByPart<string>, language: CourseLanguage) =>
	question.pairs.map(({ id, left, right, why }) => ({
		id,
		prompt: left[language],
		given: rightSides(question).find((side) => side.id === matched[id])?.text[language] ?? null,
		expected: right[language],
		right: matched[id] === id,
		why: inWords(why, language),
		sources: []
	}));

const orderingParts = ({ steps }: QuestionOf<'ordering'>, placed: ByPart<number>, language: CourseLanguage) =>
	steps.map(({ id, text }, index) => ({
		id,
		prompt: text[language],
		given: placed[id] === undefined ? null : String(placed[id]),
		expected: String(index + 1),
		right: placed[id] === index + 1,
		why: null,
		sources: []
	}));

/** A gap is asked by the words around it, and explained by the option that was put there, or by the right one. */
function clozeParts({ text, gaps }: QuestionOf<'cloze'>, filled: ByPart<string>, language: CourseLanguage) {
	return gaps.map(({ id, options }) => {
		const given = options.find((option) => option.id === filled[id]);
		const expected = options.find(({ right }) => right);
		const told = given?.why ? given : expected;
		return {
			id,
			prompt: aroundGap(text[language], id),
			given: given?.text[language] ?? null,
			expected: expected?.text[language] ?? '',
			right: given !== undefined && given === expected,
			why: inWords(told?.why, language),
			sources: told?.source ?? []
		};
	});
}

const wordsAround = 5;

/** The gap as a line, between the words next to it. */
function aroundGap(text: string, gap: string): string {
	const pieces = clozePieces(text).map((piece) => ('words' in piece ? piece.words : piece.gap === gap ? '____' : '…'));
	const words = pieces.join('').split(/\s+/);
	const at = words.findIndex((word) => word.includes('____'));
	const [from, to] = [Math.max(0, at - wordsAround), at + wordsAround + 1];
	return [from > 0 ? '…' : '', ...words.slice(from, to), to < words.length ? '…' : ''].join(' ').trim();
}

const wholePart = (question: Question, given: string | null, expected: string, response: Response): PartFeedback => ({
	id: question.id,
	prompt: null,
	given,
	expected,
	right: gradeResponse(answerKey(question), response).marks === 1,
	why: null,
	sources: []
});
