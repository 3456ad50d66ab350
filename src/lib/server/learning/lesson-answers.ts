import * as v from 'valibot';
import { responseSchema, type Response } from '#lib/course/index.ts';
import type { AnswerRow } from '../db/quiz-answer-repository.ts';

const keptAnswer = v.object({ question: v.string(), hesitated: v.optional(v.boolean(), false) });
const keptReflection = v.object({ reflection: v.string() });

/** What is kept of an answer to a question; in review also that the learner was not sure. */
export const answerText = (question: string, response: Response, hesitated = false): string =>
	JSON.stringify({ question, ...response, ...(hesitated ? { hesitated } : {}) });

/** Which question a kept answer is to, and whether the learner was sure; undefined for a reflection. */
export function readAnswered(text: string): { readonly question: string; readonly hesitated: boolean } | undefined {
	const kept = v.safeParse(keptAnswer, JSON.parse(text));
	return kept.success ? kept.output : undefined;
}

/** What was answered in a kept answer, by question or by reflection, in whatever version it was kept. */
function readKept(text: string): { question: string; response: Response } | { reflection: string } {
	const kept: unknown = JSON.parse(text);
	if (!v.is(keptAnswer, kept)) return v.parse(keptReflection, kept);
	return { question: kept.question, response: v.parse(responseSchema, kept) };
}

/** The key of the one practice attempt that a person has at a lesson. */
export const lessonAttemptKey = (lesson: string): string => `lesson:${lesson}`;

/** The place of the draft of a reflection. */
export const reflectionPlace = (lesson: string, reflection: string): string => `reflection:${lesson}:${reflection}`;

/** A text in the notebook: what it says, and which version it is. */
export interface WrittenText {
	readonly textId: string;
	readonly body: string;
}

/** The latest of what a person answered and wrote in a lesson. */
export interface LessonAnswers {
	/** By question. */
	readonly given: ReadonlyMap<string, Response>;
	/** What was written and not erased, by reflection. */
	readonly written: ReadonlyMap<string, WrittenText>;
}

/** Sorts kept answers, in order, into the latest of each. */
export function readLessonAnswers(rows: readonly AnswerRow[]): LessonAnswers {
	const given = new Map<string, Response>();
	const written = new Map<string, WrittenText>();
	for (const { response, text_id, body } of rows) {
		const kept = readKept(response);
		if ('question' in kept) given.set(kept.question, kept.response);
		else if (text_id !== null && body !== null) written.set(kept.reflection, { textId: text_id, body });
	}
	return { given, written };
}
