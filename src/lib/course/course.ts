import * as v from 'valibot';
import {
	formatSchema,
	idSchema,
	idsSchema,
	languagesSchema,
	localTextSchema,
	versionSchema
} from './authoring/schema-parts.ts';
import { professions } from './professions.ts';

const minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600));

const lessonEntrySchema = v.strictObject({
	id: idSchema,
	minutes,
	requires: idsSchema,
	opener: v.optional(idSchema),
	practice: idsSchema,
	sources: idsSchema,
	/** The professions that it is written for; for others it is optional. For everybody where it is absent. */
	for: v.optional(v.pipe(v.array(v.picklist(professions)), v.minLength(1, 'A lesson is for somebody'))),
	content_note: v.optional(localTextSchema)
});

const between = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const quizSchema = v.strictObject({
	draw: between(1, 100),
	pass: between(1, 100),
	/** How often it may be taken in all; without it as often as one likes, a diagnostic once. */
	attempts: v.optional(between(1, 20)),
	/** Hours from the end of one attempt to the next; without it three attempts may begin within 24 hours. */
	wait_hours: v.optional(between(1, 720)),
	/** Minutes for one attempt; without it there is no limit. */
	minutes: v.optional(between(5, 300))
});

const moduleSchema = v.strictObject({
	id: idSchema,
	title: localTextSchema,
	summary: localTextSchema,
	requires: idsSchema,
	lessons: v.pipe(v.array(lessonEntrySchema), v.minLength(1, 'A module has at least one lesson')),
	/** Asked before the module: who knows a lesson already need not take it. */
	diagnostic: v.optional(quizSchema),
	test: v.optional(quizSchema)
});

/** `content/<course>/course.yaml`, format 1 (docs/authors/lessons.md). */
export const courseSchema = v.strictObject({
	format: formatSchema,
	id: idSchema,
	version: versionSchema,
	languages: languagesSchema,
	title: localTextSchema,
	summary: localTextSchema,
	/** Asked at the end of the course, from the test questions of all modules. */
	final: v.optional(quizSchema),
	modules: v.pipe(v.array(moduleSchema), v.minLength(1, 'A course has at least one module'))
});

export type Course = Readonly<v.InferOutput<typeof courseSchema>>;
export type CourseModule = Course['modules'][number];
/** What a course says of a diagnostic, a test or its final test. */
export type QuizRules = Readonly<v.InferOutput<typeof quizSchema>>;
export type LessonEntry = CourseModule['lessons'][number];

/** Every lesson of a course in order, with the module it belongs to. */
export const lessonsOf = (course: Course): readonly { module: CourseModule; entry: LessonEntry }[] =>
	course.modules.flatMap((module) => module.lessons.map((entry) => ({ module, entry })));
