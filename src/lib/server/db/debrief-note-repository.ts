import type { Executor } from './database.ts';

/** A text that a person wrote for themselves in the debrief of a trial. */
export interface DebriefNoteRow {
	trial_id: string;
	prompt: string;
	text_id: string;
	body: string;
	at: string;
	done_at: string | null;
}

/** The notes of a person that still have their text, newest first; of one trial only, where it is named. */
export async function debriefNotesOf(
	executor: Executor,
	personId: string,
	trialId?: string
): Promise<DebriefNoteRow[]> {
	const all = notesOf(executor, personId);
	const rows = await (trialId === undefined ? all : all.where('debrief_note.trial_id', '=', trialId)).execute();
	return rows.flatMap(({ body, ...row }) => (body === null ? [] : [{ ...row, body }]));
}

/** The commitments of a person that still have their text, newest first. */
export async function commitmentsOf(executor: Executor, personId: string): Promise<DebriefNoteRow[]> {
	const rows = await notesOf(executor, personId).where('prompt', '=', 'commitment').execute();
	return rows.flatMap(({ body, ...row }) => (body === null ? [] : [{ ...row, body }]));
}

const notesOf = (executor: Executor, personId: string) =>
	executor
		.selectFrom('debrief_note')
		.innerJoin('sealed_text', 'sealed_text.id', 'debrief_note.text_id')
		.select(['trial_id', 'prompt', 'text_id', 'sealed_text.body', 'at', 'done_at'])
		.where('debrief_note.person_id', '=', personId)
		.orderBy('at', 'desc')
		.orderBy('trial_id')
		.orderBy('prompt');

/** A note to write: one a person, trial and question. */
export interface NewDebriefNote {
	person_id: string;
	trial_id: string;
	prompt: string;
	text_id: string;
	at: string;
}

/** Writes a note that was not there; false where it is. */
export async function insertDebriefNote(executor: Executor, note: NewDebriefNote): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await executor
		.insertInto('debrief_note')
		.values({ ...note, done_at: null })
		.onConflict((conflict) => conflict.columns(['person_id', 'trial_id', 'prompt']).doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** Writes a note over the text `over`; false where another stands there by now. A commitment reworded is not kept yet. */
export async function replaceDebriefNote(executor: Executor, note: NewDebriefNote, over: string): Promise<boolean> {
	const { numUpdatedRows } = await executor
		.updateTable('debrief_note')
		.set({ text_id: note.text_id, at: note.at, done_at: null })
		.where('person_id', '=', note.person_id)
		.where('trial_id', '=', note.trial_id)
		.where('prompt', '=', note.prompt)
		.where('text_id', '=', over)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** Takes the note with this text out. */
export async function deleteDebriefNote(executor: Executor, personId: string, textId: string): Promise<boolean> {
	const { numDeletedRows } = await executor
		.deleteFrom('debrief_note')
		.where('person_id', '=', personId)
		.where('text_id', '=', textId)
		.executeTakeFirst();
	return numDeletedRows === 1n;
}

/** Notes that the commitment of a trial was kept; false where there is none that is open. */
export async function keepCommitment(
	executor: Executor,
	{ personId, trialId, at }: { personId: string; trialId: string; at: string }
): Promise<boolean> {
	const { numUpdatedRows } = await executor
		.updateTable('debrief_note')
		.set({ done_at: at })
		.where('person_id', '=', personId)
		.where('trial_id', '=', trialId)
		.where('prompt', '=', 'commitment')
		.where('done_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
