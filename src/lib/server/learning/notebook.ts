import * as v from 'valibot';
import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { eraseNote, notesOf, type NoteRow } from '../db/learning-notebook-repository.ts';
import { lessonPath } from './step-view.ts';

/** A text of the notebook with the question that it answers. */
export interface NoteView {
	readonly id: string;
	readonly lesson: string;
	readonly reflection: string;
	readonly lessonTitle: string;
	/** Absent once the lesson is no longer published. */
	readonly lessonPath: `/${string}` | null;
	readonly prompt: string;
	readonly text: string;
	readonly at: string;
}

/** A person's own notebook, newest first. Nobody else can ask for it. */
export async function myNotebook(
	app: Pick<App, 'db' | 'content'>,
	person: Person,
	language: Language
): Promise<NoteView[]> {
	if (!may(person, 'notebook/keep', { ownerId: person.id })) return [];
	const rows = await notesOf(app.db.read, person.id);
	return rows.map((row) => noteView(app, row, language));
}

const keptReflection = v.object({ reflection: v.string() });

function noteView({ content }: Pick<App, 'content'>, row: NoteRow, language: Language): NoteView {
	const { reflection } = v.parse(keptReflection, JSON.parse(row.response));
	const lesson = content.lesson(row.lesson_id);
	const text = lesson?.in[language];
	return {
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

/** Takes a text out of the person's notebook for good; false where they have no such text. */
export const eraseFromNotebook = (app: Pick<App, 'db' | 'clock'>, person: Person, textId: string): Promise<boolean> =>
	eraseNote(app.db.write, person.id, textId, app.clock().toISOString());
