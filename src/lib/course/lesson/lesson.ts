import type { CourseLanguage } from '../language.ts';
import type { Source } from '../source.ts';
import type { LessonHead } from './front-matter.ts';

/** What a lesson needs from outside itself to be read. */
export interface LessonContext {
	readonly language: CourseLanguage;
	readonly sources: ReadonlyMap<string, Source>;
	readonly lessons: ReadonlySet<string>;
	/** The address of another lesson's page. */
	hrefOfLesson(lesson: string): string;
}

/** A stretch of a lesson, in order. `html` comes from the strict renderer and is safe as it is. */
export type LessonPart =
	| { readonly kind: 'text'; readonly html: string }
	| { readonly kind: 'case'; readonly title: string; readonly html: string }
	| { readonly kind: 'law'; readonly source: string; readonly html: string }
	| { readonly kind: 'reflection'; readonly id: string; readonly html: string }
	| { readonly kind: 'note'; readonly html: string };

/** A heading that can be linked to; its id is the same in each language. */
export interface OutlineEntry {
	readonly id: string;
	readonly level: number;
	readonly text: string;
}

/** A lesson in one language, read and rendered. */
export interface Lesson {
	readonly head: LessonHead;
	readonly parts: readonly LessonPart[];
	readonly outline: readonly OutlineEntry[];
	/** Source ids in the order of their first citation: the numbers shown in the text count from here. */
	readonly citations: readonly string[];
	readonly reflections: readonly { readonly id: string; readonly prompt: string }[];
	readonly words: number;
	/** Minutes of reading alone, without questions. */
	readonly readingMinutes: number;
	/** What the other languages must have too, in the same order. */
	readonly skeleton: readonly string[];
}

/** The whole text of a lesson as one HTML string. */
export const lessonHtml = ({ parts }: Lesson): string => parts.map(({ html }) => html).join('');
