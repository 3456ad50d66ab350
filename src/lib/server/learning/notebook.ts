import * as v from 'valibot';
import type { Language } from '#lib/i18n/language.ts';
import { matchesSearch } from '#lib/i18n/search-text.ts';
import { may, type Person } from '#lib/people/index.ts';
import { presentScenario, readNotePrompt, type NotePromptKind } from '#lib/trial/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { debriefNotesOf, deleteDebriefNote, type DebriefNoteRow } from '../db/debrief-note-repository.ts';
import { eraseNote, isLessonNote, notesOf, type NoteRow } from '../db/learning-notebook-repository.ts';
import { findTrial } from '../db/trial-repository.ts';
import { lessonPath } from './step-view.ts';

interface Kept {
	readonly id: string;
	readonly text: string;
	readonly at: string;
}

/** A reflection of a lesson with the question that it answers. */
export interface LessonNote extends Kept {
	readonly from: 'lesson';
	readonly lesson: string;
	readonly reflection: string;
	readonly lessonTitle: string;
	/** Absent once the lesson is no longer published. */
	readonly lessonPath: `/${string}` | null;
	readonly prompt: string;
}

/** What was written in the debrief of a trial, with the question that it answers. */
export interface TrialNote extends Kept {
	readonly from: 'trial';
	readonly trial: string;
	readonly trialTitle: string;
	readonly promptId: string;
	readonly prompt: NotePromptKind;
	/** The grave error or the decision that it is about. */
	readonly about: string | null;
	/** When a commitment was kept. */
	readonly doneAt: string | null;
}

/** A text of the notebook. */
export type NoteView = LessonNote | TrialNote;

/** A person's own notebook, newest first; with a query only what has its words. Nobody else can ask for it. */
export async function myNotebook(
	app: Pick<App, 'db' | 'content' | 'scenarios'>,
	person: Person,
	language: Language,
	query = ''
): Promise<NoteView[]> {
	if (!may(person, 'notebook/keep', { ownerId: person.id })) return [];
	const lessons = (await notesOf(app.db.read, person.id)).map((row) => lessonNote(app, row, language));
	const rows = await debriefNotesOf(app.db.read, person.id);
	const trials = await Promise.all(rows.map((row) => trialNote(app, row, language)));
	return [...lessons, ...trials.flat()]
		.filter((note) => matchesSearch(query, wordsOf(note)))
		.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}

const wordsOf = (note: NoteView): string =>
	note.from === 'lesson'
		? [note.lessonTitle, note.prompt, note.text].join('\n')
		: [note.trialTitle, note.about ?? '', note.text].join('\n');

const keptReflection = v.object({ reflection: v.string() });

function lessonNote({ content }: Pick<App, 'content'>, row: NoteRow, language: Language): LessonNote {
	const { reflection } = v.parse(keptReflection, JSON.parse(row.response));
	const lesson = content.lesson(row.lesson_id);
	const text = lesson?.in[language];
	return {
		from: 'lesson',
		id: row.text_id,
		lesson: row.lesson_id,
		reflection,
		lessonTitle: text?.head.title ?? '',
		lessonPath: lesson ? lessonPath(lesson.course.course.id, row.lesson_id) : null,
		prompt: text?.reflections.find(({ id }) => id === reflection)?.prompt ?? '',
		text: row.body,
		at: row.at
	};
}

async function trialNote(
	app: Pick<App, 'db' | 'scenarios'>,
	row: DebriefNoteRow,
	language: Language
): Promise<TrialNote[]> {
	const trial = await findTrial(app.db.read, row.trial_id);
	const scenario = trial && (await app.scenarios.byHash(trial.bundle_hash));
	const asked = scenario && readNotePrompt(scenario, row.prompt, language);
	if (!asked) return [];
	return [
		{
			from: 'trial',
			id: row.text_id,
			trial: row.trial_id,
			trialTitle: presentScenario(scenario, language).title,
			promptId: row.prompt,
			prompt: asked.kind,
			about: asked.about,
			text: row.body,
			at: row.at,
			doneAt: row.done_at
		}
	];
}

/** Takes a text out of the person's notebook for good; false where they have no such text. */
export const eraseFromNotebook = (app: Pick<App, 'db' | 'clock'>, person: Person, textId: string): Promise<boolean> =>
	inTransaction(app.db, async (trx) => {
		const isFromDebrief = await deleteDebriefNote(trx, person.id, textId);
		if (!isFromDebrief && !(await isLessonNote(trx, person.id, textId))) return false;
		return eraseNote(trx, person.id, textId, app.clock().toISOString());
	});
