import { learningPath, type LessonOnPath, type Progress } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { ContentLibrary, FoundLesson } from '../learning/content-library.ts';
import { lessonPath } from '../learning/step-view.ts';

/** A lesson as a list names it: a closed one says what opens it. */
export interface LessonLine {
	readonly id: string;
	readonly title: string;
	readonly course: string;
	readonly path: `/${string}`;
	readonly state: LessonOnPath['state'];
	/** Titles of the lessons to finish first; a closed lesson without any waits for the test of a module. */
	readonly waitsFor: readonly string[];
}

/** Where each lesson of each course stands for a person, by lesson. */
export const lessonsOnPath = (
	{ courses }: Pick<ContentLibrary, 'courses'>,
	progress: Progress
): ReadonlyMap<string, LessonOnPath> =>
	new Map(
		courses
			.flatMap(({ course }) => learningPath(course, progress).modules)
			.flatMap(({ lessons }) => lessons.map((lesson) => [lesson.id, lesson] as const))
	);

/** One lesson as a list names it. */
export function lessonLine(
	content: Pick<ContentLibrary, 'lesson'>,
	{ entry, course, in: texts }: FoundLesson,
	onPath: LessonOnPath | undefined,
	language: Language
): LessonLine {
	return {
		id: entry.id,
		title: texts[language].head.title,
		course: course.course.title[language],
		path: lessonPath(course.course.id, entry.id),
		state: onPath?.state ?? 'open',
		waitsFor: (onPath?.waitsFor ?? []).flatMap((id) => content.lesson(id)?.in[language].head.title ?? [])
	};
}
