import { may, type Person } from '#lib/people/index.ts';
import { isNotePrompt } from '#lib/trial/index.ts';
import type { Transaction } from 'kysely';
import { unlessGivenUp } from '../certification/rolled-back.ts';
import {
	debriefNotesOf,
	insertDebriefNote,
	replaceDebriefNote,
	type DebriefNoteRow
} from '../db/debrief-note-repository.ts';
import { draftsUnder, dropDraft, saveDraft } from '../db/draft-repository.ts';
import { eraseNote } from '../db/learning-notebook-repository.ts';
import { sealText } from '../db/sealed-text-repository.ts';
import type { Tables } from '../db/tables.ts';
import { readEndedTrial } from './read-ended-trial.ts';
import type { TrialsApp } from './trials-app.ts';

/** Characters that a note may have, and a commitment: it is to be remembered. */
export const noteLimits = { note: 10_000, commitment: 300 };

/** A question of a debrief with what its player wrote. */
export interface SeenNote {
	readonly textId: string;
	readonly text: string;
	readonly at: string;
	readonly doneAt: string | null;
}

export interface SeenNotes {
	/** By question. */
	readonly notes: Readonly<Record<string, SeenNote>>;
	/** What was being written, by question. */
	readonly drafts: Readonly<Record<string, string>>;
}

export type WrittenNote =
	| { readonly ok: true }
	| { readonly ok: false; readonly code: 'notebook/not-found' | 'notebook/empty' | 'notebook/too-long' }
	| { readonly ok: false; readonly code: 'notebook/changed'; readonly saved: string; readonly version: string };

interface Place {
	readonly trial: string;
	readonly prompt: string;
}

/** What a person wrote for themselves in the debrief of a trial. Nobody else can ask for it. */
export async function myDebriefNotes(app: TrialsApp, person: Person, trial: string): Promise<SeenNotes> {
	const rows = await debriefNotesOf(app.db.read, person.id, trial);
	const prefix = draftPlace({ trial, prompt: '' });
	const drafts = await draftsUnder(app.db.read, person.id, prefix);
	return {
		notes: Object.fromEntries(rows.map((row) => [row.prompt, seenNote(row)])),
		drafts: Object.fromEntries([...drafts].map(([place, body]) => [place.slice(prefix.length), body]))
	};
}

const seenNote = ({ text_id, body, at, done_at }: DebriefNoteRow): SeenNote => ({
	textId: text_id,
	text: body,
	at,
	doneAt: done_at
});

/**
 * Writes the answer to a question of one's own debrief into the notebook, over the `version` that was there before. Where
 * another tab wrote another meanwhile, nothing is written and both texts come back. The text replaced is erased.
 */
export async function writeDebriefNote(
	app: TrialsApp,
	person: Person,
	input: Place & { readonly text: string; readonly version: string | null }
): Promise<WrittenNote> {
	const body = input.text.trim();
	if (!(await isAsked(app, person, input))) return { ok: false, code: 'notebook/not-found' };
	if (body === '') return { ok: false, code: 'notebook/empty' };
	if (body.length > limitOf(input)) return { ok: false, code: 'notebook/too-long' };
	const [textId, at] = [app.newId(), app.clock().toISOString()];
	const written = await unlessGivenUp(app.db, async (trx, giveUp) => {
		await sealText(trx, { id: textId, personId: person.id, body });
		if (!(await put(trx, person, { ...input, textId, at }))) giveUp();
		if (input.version !== null) await eraseNote(trx, person.id, input.version, at);
		await dropDraft(trx, person.id, draftPlace(input));
		return true;
	});
	return written ? { ok: true } : changed(app, person, input, body);
}

function put(
	trx: Transaction<Tables>,
	person: Person,
	{ trial, prompt, version, textId, at }: Place & { version: string | null; textId: string; at: string }
): Promise<boolean> {
	const note = { person_id: person.id, trial_id: trial, prompt, text_id: textId, at };
	return version === null ? insertDebriefNote(trx, note) : replaceDebriefNote(trx, note, version);
}

/** What stands where the note was to be written; the same text, sent twice, is no change. */
async function changed(app: TrialsApp, person: Person, { trial, prompt }: Place, body: string): Promise<WrittenNote> {
	const there = (await debriefNotesOf(app.db.read, person.id, trial)).find((row) => row.prompt === prompt);
	if (there?.body === body) return { ok: true };
	return { ok: false, code: 'notebook/changed', saved: there?.body ?? '', version: there?.text_id ?? '' };
}

/** Keeps what is being written for a question of one's own debrief; false where there is none such, or it is too long. */
export async function keepNoteDraft(
	app: TrialsApp,
	person: Person,
	input: Place & { readonly text: string }
): Promise<boolean> {
	if (input.text.length > limitOf(input) || !(await isAsked(app, person, input))) return false;
	const at = app.clock().toISOString();
	await saveDraft(app.db.write, { personId: person.id, place: draftPlace(input), body: input.text, at });
	return true;
}

async function isAsked(app: TrialsApp, person: Person, { trial, prompt }: Place): Promise<boolean> {
	if (!may(person, 'notebook/keep', { ownerId: person.id })) return false;
	const readable = await readEndedTrial(app, person, trial);
	if (typeof readable !== 'object' || !readable.own) return false;
	return isNotePrompt(readable.recorded.state, prompt, readable.whose.role);
}

const limitOf = ({ prompt }: Pick<Place, 'prompt'>): number =>
	prompt === 'commitment' ? noteLimits.commitment : noteLimits.note;

const draftPlace = ({ trial, prompt }: Place): string => `note:${trial}:${prompt}`;
