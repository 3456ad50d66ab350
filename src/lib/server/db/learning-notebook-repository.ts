import type { Executor } from './database.ts';

/** A text of a notebook, with the lesson it was written in. */
export interface NoteRow {
	text_id: string;
	lesson_id: string;
	response: string;
	body: string;
	at: string;
}

/** What stands in a person's notebook, newest first; erased texts are gone. */
export async function notesOf(executor: Executor, personId: string): Promise<NoteRow[]> {
	const rows = await notes(executor, personId).orderBy('answer.at', 'desc').orderBy('answer.seq', 'desc').execute();
	return rows.flatMap(({ text_id, body, ...row }) =>
		text_id === null || body === null ? [] : [{ ...row, text_id, body }]
	);
}

const notes = (executor: Executor, personId: string) =>
	executor
		.selectFrom('answer')
		.innerJoin('attempt', 'attempt.id', 'answer.attempt_id')
		.innerJoin('sealed_text', 'sealed_text.id', 'answer.text_id')
		.select(['answer.text_id', 'attempt.quiz_id as lesson_id', 'answer.response', 'sealed_text.body', 'answer.at'])
		.where('attempt.person_id', '=', personId)
		.where('attempt.purpose', '=', 'practice')
		.where('sealed_text.body', 'is not', null);

/** Whether a text stands in a person's notebook, from a lesson. */
export async function isLessonNote(executor: Executor, personId: string, textId: string): Promise<boolean> {
	return (await notes(executor, personId).where('answer.text_id', '=', textId).executeTakeFirst()) !== undefined;
}

/** Erases a text of this person's, salt and all; false when there is none. */
export async function eraseNote(executor: Executor, personId: string, textId: string, at: string): Promise<boolean> {
	const { numUpdatedRows } = await executor
		.updateTable('sealed_text')
		.set({ body: null, salt: '', erased_at: at })
		.where('id', '=', textId)
		.where('person_id', '=', personId)
		.where('erased_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
