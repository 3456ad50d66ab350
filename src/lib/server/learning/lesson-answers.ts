import * as v from 'valibot';
import type { AnswerRow } from '../db/quiz-answer-repository.ts';

const keptResponse = v.union([
	v.object({ question: v.string(), picked: v.array(v.string()) }),
	v.object({ reflection: v.string() })
]);

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
	/** What was picked, by question. */
	readonly picked: ReadonlyMap<string, readonly string[]>;
	/** What was written and not erased, by reflection. */
	readonly written: ReadonlyMap<string, WrittenText>;
}

/** Sorts kept answers, in order, into the latest of each. */
export function readLessonAnswers(rows: readonly AnswerRow[]): LessonAnswers {
	const picked = new Map<string, readonly string[]>();
	const written = new Map<string, WrittenText>();
	for (const { response, text_id, body } of rows) {
		const kept = v.parse(keptResponse, JSON.parse(response));
		if ('picked' in kept) picked.set(kept.question, kept.picked);
		else if (text_id !== null && body !== null) written.set(kept.reflection, { textId: text_id, body });
	}
	return { picked, written };
}
