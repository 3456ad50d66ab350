import type { CourseLanguage } from '../language.ts';
import type { Source } from '../source.ts';
import type { Term } from '../glossary.ts';
import type { LessonHead } from './front-matter.ts';
import type { CourseMedia } from './media.ts';
import type { LessonPartName } from './part-heading.ts';

/** What a lesson needs from outside itself to be read. */
export interface LessonContext {
	readonly language: CourseLanguage;
	readonly sources: ReadonlyMap<string, Source>;
	readonly terms: ReadonlyMap<string, Term>;
	/** The files of the course that the lesson may show. */
	readonly media: CourseMedia;
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
	| { readonly kind: 'your-case'; readonly id: string; readonly html: string }
	| { readonly kind: 'note'; readonly html: string }
	/** The heading that opens one of the five parts. */
	| { readonly kind: 'heading'; readonly part: LessonPartName; readonly html: string }
	| { readonly kind: 'compare'; readonly title: string; readonly html: string }
	| { readonly kind: 'checklist'; readonly id: string; readonly title: string; readonly items: readonly string[] }
	| FigurePart
	| PlayedPart;

/** A picture; `html` is its caption. */
export interface FigurePart {
	readonly kind: 'figure';
	readonly hash: string;
	readonly width: number;
	readonly height: number;
	readonly alt: string;
	readonly html: string;
}

/** Something to see or to hear, in each of the forms that are there; `html` is what is said in it. */
export interface PlayedPart {
	readonly kind: 'video' | 'audio';
	readonly files: readonly { readonly hash: string; readonly type: string }[];
	/** The hash of the captions in the language of the lesson. */
	readonly captions: string | null;
	readonly html: string;
}

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
	/** Ids of the glossary in the order of their first use. */
	readonly terms: readonly string[];
	/** Names of the files of the course that it shows. */
	readonly media: readonly string[];
	/** What is asked of the learner in writing; a case of their own is looked through for names before it is kept. */
	readonly reflections: readonly { readonly id: string; readonly prompt: string; readonly ownCase: boolean }[];
	readonly words: number;
	/** Minutes of reading alone, without questions. */
	readonly readingMinutes: number;
	/** What the other languages must have too, in the same order. */
	readonly skeleton: readonly string[];
}

/** The whole text of a lesson as one HTML string. */
export const lessonHtml = ({ parts }: Lesson): string =>
	parts.map((part) => ('items' in part ? part.items.join('') : part.html)).join('');
