import type { CourseLanguage } from '../language.ts';
import type { Question } from './question.ts';
import type { Response } from './response.ts';

/** What only the grader knows. */
export interface AnswerKey {
	readonly right: readonly string[];
}

/** What a response is worth. */
export interface Marks {
	readonly marks: number;
	readonly max: number;
}

/** What is shown once a question is answered: which options are right, why, and the explanation with its sources. */
export interface Feedback {
	readonly question: string;
	readonly verdict: 'right' | 'partly' | 'wrong';
	readonly options: readonly {
		readonly id: string;
		readonly text: string;
		readonly right: boolean;
		readonly picked: boolean;
		readonly why: string | null;
	}[];
	readonly why: string;
	readonly sources: readonly string[];
}

export const answerKey = ({ options }: Question): AnswerKey => ({
	right: options.filter(({ right }) => right).map(({ id }) => id)
});

/**
 * One mark a question. Each right pick earns its share and each wrong one costs as much, never below zero; a single
 * choice is thus all or nothing. Rounded to thousandths.
 */
export function gradeResponse({ right }: AnswerKey, { picked }: Response): Marks {
	const hits = picked.filter((id) => right.includes(id)).length;
	const misses = picked.length - hits;
	const share = right.length === 0 ? 0 : Math.max(0, hits - misses) / right.length;
	return { marks: Math.round(share * 1000) / 1000, max: 1 };
}

/** The explanation of an answered question in one language. */
export function feedbackOn(question: Question, response: Response, language: CourseLanguage): Feedback {
	const { marks, max } = gradeResponse(answerKey(question), response);
	return {
		question: question.id,
		verdict: marks === max ? 'right' : marks > 0 ? 'partly' : 'wrong',
		options: question.options.map(({ id, text, right, why }) => ({
			id,
			text: text[language],
			right,
			picked: response.picked.includes(id),
			why: why?.[language] ?? null
		})),
		why: question.why[language],
		sources: question.sources
	};
}

/** Whole percent of several marks, rounded down so that a pass mark is really reached. */
export function percentOf(all: readonly Marks[]): number {
	const marks = all.reduce((sum, each) => sum + each.marks, 0);
	const max = all.reduce((sum, each) => sum + each.max, 0);
	return max === 0 ? 0 : Math.floor((100 * marks) / max + 1e-6);
}
