import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { recordFact } from '../db/fact-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { recordLessonDone } from '../db/learning-progress-repository.ts';
import { findLesson, onPathOf } from './open-lesson.ts';
import { progressOf } from './progress.ts';

export type FinishedLesson =
	{ readonly ok: true } | { readonly ok: false; readonly code: 'lesson/not-found' | 'lesson/locked' };

/** Records that a person finished a lesson in its present version: a fact and an act. Twice is once. */
export async function finishLesson(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	input: { readonly course: string; readonly lesson: string }
): Promise<FinishedLesson> {
	const lesson = findLesson(app, person, input);
	if (!lesson) return { ok: false, code: 'lesson/not-found' };
	const onPath = onPathOf(lesson, await progressOf(app.db.read, person.id));
	if (onPath?.state === 'locked') return { ok: false, code: 'lesson/locked' };
	const id = lesson.entry.id;
	const hash = app.content.hashOf('lesson', id);
	const at = app.clock().toISOString();
	const fact = { id: app.newId(), personId: person.id, kind: 'lesson', subjectId: id, evidenceHash: hash, at } as const;
	await inTransaction(app.db, async (trx) => {
		if (!(await recordLessonDone(trx, { personId: person.id, lessonId: id, lessonHash: hash, at }))) return;
		await recordFact(trx, { ...fact, value: { lesson: id } });
		await appendJournal(trx, { at, actorId: person.id, act: 'lesson/done', subject: `lesson:${id}`, body: { hash } });
	});
	return { ok: true };
}
