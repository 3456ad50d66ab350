import { personalTraces } from '#lib/course/index.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { unlessGivenUp } from '../certification/rolled-back.ts';
import { dropDraft, saveDraft } from '../db/draft-repository.ts';
import { eraseNote } from '../db/learning-notebook-repository.ts';
import { appendAnswer, lessonAnswersOf } from '../db/quiz-answer-repository.ts';
import { sealText } from '../db/sealed-text-repository.ts';
import type { FoundLesson } from './content-library.ts';
import { lessonAttemptKey, readLessonAnswers, reflectionPlace } from './lesson-answers.ts';
import { beginLessonAttempt } from './lesson-attempt.ts';

/** Characters that a reflection may have. */
export const reflectionLimit = 10_000;

interface Place {
	readonly lesson: string;
	readonly reflection: string;
}

export type WrittenReflection =
	| { readonly ok: true }
	| { readonly ok: false; readonly code: 'notebook/not-found' | 'notebook/empty' | 'notebook/too-long' }
	/** Words of a case of one's own that may tell who somebody is. */
	| { readonly ok: false; readonly code: 'notebook/names'; readonly traces: readonly string[] }
	| { readonly ok: false; readonly code: 'notebook/changed'; readonly saved: string; readonly version: string };

/**
 * Puts a reflection into the person's notebook, over the `version` they had before them: its id, or the key under which
 * this device wrote it, where it could not know the id yet. Where another version was
 * saved meanwhile, in another tab, nothing is written and both texts come back. The text replaced is erased. A case of
 * their own is not written while it seems to name somebody, unless they say that it does not: `overruled`.
 */
export async function writeReflection(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	input: Place & {
		readonly text: string;
		readonly version: string | null;
		readonly key: string;
		readonly overruled?: boolean;
	}
): Promise<WrittenReflection> {
	const lesson = lessonOfReflection(app, person, input);
	if (!lesson) return { ok: false, code: 'notebook/not-found' };
	const body = input.text.trim();
	if (body === '') return { ok: false, code: 'notebook/empty' };
	if (body.length > reflectionLimit) return { ok: false, code: 'notebook/too-long' };
	const traces = input.overruled ? [] : tracesIn(lesson, input.reflection, body);
	if (traces.length > 0) return { ok: false, code: 'notebook/names', traces };
	return write(app, person, lesson, { ...input, text: body });
}

/** What seems to name somebody in a case of one's own; a reflection is not looked through. */
function tracesIn(lesson: FoundLesson, reflection: string, text: string): readonly string[] {
	const ownCase = lesson.in.fr.reflections.some((each) => each.id === reflection && each.ownCase);
	return ownCase ? personalTraces(text).map(({ words }) => words) : [];
}

async function write(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	lesson: FoundLesson,
	input: Place & { readonly text: string; readonly version: string | null; readonly key: string }
): Promise<WrittenReflection> {
	const [attempt, textId] = [app.newId(), app.newId()];
	const at = app.clock().toISOString();
	const written = await unlessGivenUp(app.db, async (trx, giveUp): Promise<WrittenReflection> => {
		const attemptId = await beginLessonAttempt(trx, app.content, { id: attempt, personId: person.id, lesson, at });
		const rows = await lessonAnswersOf(trx, person.id, lessonAttemptKey(input.lesson));
		if (rows.some(({ client_key }) => client_key === input.key)) return { ok: true };
		const saved = readLessonAnswers(rows).written.get(input.reflection);
		const over = rows.find(({ client_key }) => client_key === input.version)?.text_id ?? input.version;
		if (saved && saved.textId !== over && saved.body !== input.text)
			return { ok: false, code: 'notebook/changed', saved: saved.body, version: saved.textId };
		const text = await sealText(trx, { id: textId, personId: person.id, body: input.text });
		const response = JSON.stringify({ reflection: input.reflection });
		const hash = app.content.hashOf('lesson', input.lesson);
		const answer = { attemptId, questionHash: hash, response, text, marks: 0, max: 0, grader: 'none' };
		if (!(await appendAnswer(trx, { ...answer, clientKey: input.key, at }))) giveUp();
		if (saved) await eraseNote(trx, person.id, saved.textId, at);
		await dropDraft(trx, person.id, reflectionPlace(input.lesson, input.reflection));
		return { ok: true };
	});
	return written ?? { ok: true };
}

/**
 * Keeps what a person is typing, before they save it; false where there is no such reflection, it is too long, or it is a
 * case of their own that seems to name somebody.
 */
export async function keepReflectionDraft(
	app: Pick<App, 'db' | 'content' | 'clock'>,
	person: Person,
	input: Place & { readonly text: string }
): Promise<boolean> {
	const lesson = lessonOfReflection(app, person, input);
	if (!lesson || input.text.length > reflectionLimit) return false;
	if (tracesIn(lesson, input.reflection, input.text).length > 0) return false;
	const place = reflectionPlace(input.lesson, input.reflection);
	await saveDraft(app.db.write, { personId: person.id, place, body: input.text, at: app.clock().toISOString() });
	return true;
}

function lessonOfReflection(app: Pick<App, 'content'>, person: Person, place: Place): FoundLesson | undefined {
	const lesson = app.content.lesson(place.lesson);
	const exists = lesson?.in.fr.reflections.some(({ id }) => id === place.reflection);
	return exists && may(person, 'notebook/keep', { ownerId: person.id }) ? lesson : undefined;
}
