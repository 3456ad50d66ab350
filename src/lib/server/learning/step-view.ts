import { diagnosticQuiz, type Course, type NextStep } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import { finalQuiz } from '#lib/records/index.ts';
import type { FoundLesson } from './content-library.ts';

/** The next step as a page shows it: what it is called and where it is. */
export interface StepView {
	readonly kind: NextStep['kind'];
	readonly started: boolean;
	readonly title: string;
	readonly path: `/${string}`;
	/** Where who does not want a diagnostic goes on. */
	readonly skipTo: `/${string}` | null;
}

/** Addresses of the pages of a course, without the language. */
export const coursePath = (course: string) => `/course/${course}` as const;
export const lessonPath = (course: string, lesson: string) => `/course/${course}/lesson/${lesson}` as const;
export const testPath = (course: string, quiz: string) => `/course/${course}/test/${quiz}` as const;
export const reactionPath = (course: string, module: string) => `/course/${course}/reaction/${module}` as const;

/** Names a step in a language. */
export function stepView(
	course: Course,
	step: NextStep,
	lessons: ReadonlyMap<string, Pick<FoundLesson, 'in'>>,
	language: Language
): StepView {
	const moduleTitle = (id: string) => course.modules.find((module) => module.id === id)?.title[language] ?? '';
	const plain = { kind: step.kind, started: false, skipTo: null };
	switch (step.kind) {
		case 'lesson': {
			const title = lessons.get(step.lesson)?.in[language].head.title ?? '';
			return { ...plain, started: step.started, title, path: lessonPath(course.id, step.lesson) };
		}
		case 'diagnostic': {
			const path = testPath(course.id, diagnosticQuiz(step.module));
			return { ...plain, title: moduleTitle(step.module), path, skipTo: lessonPath(course.id, step.lesson) };
		}
		case 'test':
			return { ...plain, title: moduleTitle(step.module), path: testPath(course.id, step.module) };
		case 'final':
			return { ...plain, title: course.title[language], path: testPath(course.id, finalQuiz(course.id)) };
		case 'finished':
			return { ...plain, title: course.title[language], path: coursePath(course.id) };
	}
}
