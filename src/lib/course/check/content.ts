import type { Rule } from '#lib/records/index.ts';
import type { Course, CourseModule, LessonEntry } from '../course.ts';
import type { Competency, Term } from '../glossary.ts';
import type { CourseLanguage } from '../language.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { MediaFile } from '../lesson/media.ts';
import type { Question } from '../quiz/question.ts';
import type { Source } from '../source.ts';

/** The files of a content folder: text by path, relative to the folder, with `/`. */
export type ContentFiles = ReadonlyMap<string, string>;

/** The files of the folders `media/` of the courses, by path: `<course>/media/<name>`. */
export type ContentMedia = ReadonlyMap<string, MediaFile>;

/** A lesson as it is published: its place in the course, its exact texts, and each language rendered. */
export interface PublishedLesson {
	readonly module: CourseModule;
	readonly entry: LessonEntry;
	readonly texts: Readonly<Record<CourseLanguage, string>>;
	readonly in: Readonly<Record<CourseLanguage, Lesson>>;
}

/** A course with everything it names, all of it checked. */
export interface PublishedCourse {
	readonly course: Course;
	/** By id, in the order of the course. */
	readonly lessons: ReadonlyMap<string, PublishedLesson>;
	readonly questions: ReadonlyMap<string, Question>;
	readonly rule: Rule | undefined;
}

/** Everything a content folder holds. */
export interface Content {
	readonly courses: readonly PublishedCourse[];
	readonly sources: ReadonlyMap<string, Source>;
	readonly terms: readonly Term[];
	readonly competencies: readonly Competency[];
}
