import { learningPath, type LessonOnPath } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { draftsUnder } from '../db/draft-repository.ts';
import { setLessonPlace } from '../db/learning-progress-repository.ts';
import { lessonAnswersOf } from '../db/quiz-answer-repository.ts';
import type { FoundLesson } from './content-library.ts';
import { lessonAttemptKey, readLessonAnswers, reflectionPlace } from './lesson-answers.ts';
import { lessonView, type LessonView } from './lesson-view.ts';
import { progressOf } from './progress.ts';
import { lessonPath } from './step-view.ts';

export type OpenedLesson =
	| { readonly ok: true; readonly lesson: LessonView }
	| { readonly ok: false; readonly code: 'lesson/not-found' }
	| {
			readonly ok: false;
			readonly code: 'lesson/locked';
			readonly title: string;
			readonly course: string;
			/** Lessons to finish first. */
			readonly first: readonly { readonly title: string; readonly path: `/${string}` }[];
	  };

/**
 * Opens a lesson for a person: four queries however many people learn here. Passing over the opening decision is
 * remembered, so that the text is there the next time.
 */
export async function openLesson(
	app: Pick<App, 'db' | 'content'>,
	person: Person,
	input: { readonly course: string; readonly lesson: string; readonly language: Language; readonly passOver: boolean }
): Promise<OpenedLesson> {
	const found = findLesson(app, person, input);
	if (!found) return { ok: false, code: 'lesson/not-found' };
	const { read } = app.db;
	const id = found.entry.id;
	const [progress, rows, drafts] = await Promise.all([
		progressOf(read, person.id),
		lessonAnswersOf(read, person.id, lessonAttemptKey(id)),
		draftsUnder(read, person.id, reflectionPlace(id, ''))
	]);
	const onPath = onPathOf(found, progress);
	if (onPath?.state === 'locked') return locked(app, found, onPath, input.language);
	const place = progress.places.get(id) ?? null;
	if (input.passOver && place === null)
		await setLessonPlace(app.db.write, { personId: person.id, lessonId: id, place: textPlace });
	const state = {
		progress,
		place,
		answers: readLessonAnswers(rows),
		drafts: new Map([...drafts].map(([at, body]) => [at.slice(reflectionPlace(id, '').length), body])),
		passedOver: input.passOver
	};
	return { ok: true, lesson: lessonView(app.content, found, state, input.language) };
}

/** The place of somebody who is past the opening decision. */
export const textPlace = 'text';

/** The lesson, if it is in this course and the person may take it. */
export function findLesson(
	app: Pick<App, 'content'>,
	person: Person,
	{ course, lesson }: { readonly course: string; readonly lesson: string }
): FoundLesson | undefined {
	const found = app.content.lesson(lesson);
	return found?.course.course.id === course && may(person, 'lesson/take') ? found : undefined;
}

/** Where the lesson stands on the person's path. */
export const onPathOf = (
	{ course, entry }: FoundLesson,
	progress: Awaited<ReturnType<typeof progressOf>>
): LessonOnPath | undefined =>
	learningPath(course.course, progress)
		.modules.flatMap(({ lessons }) => lessons)
		.find(({ id }) => id === entry.id);

function locked(
	app: Pick<App, 'content'>,
	{ course, entry, in: texts }: FoundLesson,
	{ waitsFor }: LessonOnPath,
	language: Language
): OpenedLesson {
	const first = waitsFor.flatMap((id) => {
		const title = app.content.lesson(id)?.in[language].head.title;
		return title === undefined ? [] : [{ title, path: lessonPath(course.course.id, id) }];
	});
	const title = texts[language].head.title || entry.id;
	return { ok: false, code: 'lesson/locked', title, course: course.course.id, first };
}
