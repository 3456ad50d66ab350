import type { Course, NextStep } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { FoundLesson } from './content-library.ts';

/** The next step as a page shows it: what it is called and where it is. */
export interface StepView {
	readonly kind: NextStep['kind'];
	readonly started: boolean;
	readonly title: string;
	readonly path: `/${string}`;
}

/** Addresses of the pages of a course, without the language. */
export const coursePath = (course: string) => `/course/${course}` as const;
export const lessonPath = (course: string, lesson: string) => `/course/${course}/lesson/${lesson}` as const;
export const testPath = (course: string, module: string) => `/course/${course}/test/${module}` as const;

/** Names a step in a language. */
export function stepView(
	course: Course,
	step: NextStep,
	lessons: ReadonlyMap<string, Pick<FoundLesson, 'in'>>,
	language: Language
): StepView {
	if (step.kind === 'lesson') {
		const title = lessons.get(step.lesson)?.in[language].head.title ?? '';
		return { kind: 'lesson', started: step.started, title, path: lessonPath(course.id, step.lesson) };
	}
	if (step.kind === 'test') {
		const title = course.modules.find(({ id }) => id === step.module)?.title[language] ?? '';
		return { kind: 'test', started: false, title, path: testPath(course.id, step.module) };
	}
	return { kind: 'finished', started: false, title: course.title[language], path: coursePath(course.id) };
}
