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

const testSchema = v.strictObject({
	draw: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
	pass: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))
});

const moduleSchema = v.strictObject({
	id: idSchema,
	title: localTextSchema,
	summary: localTextSchema,
	requires: idsSchema,
	lessons: v.pipe(v.array(lessonEntrySchema), v.minLength(1, 'A module has at least one lesson')),
	/** Asked before the module: who knows a lesson already need not take it. */
	diagnostic: v.optional(testSchema),
	test: v.optional(testSchema)
});

/** `content/<course>/course.yaml`, format 1 (docs/authors/lessons.md). */
export const courseSchema = v.strictObject({
	format: formatSchema,
	id: idSchema,
	version: versionSchema,
	languages: languagesSchema,
	title: localTextSchema,
	summary: localTextSchema,
	modules: v.pipe(v.array(moduleSchema), v.minLength(1, 'A course has at least one module'))
});

export type Course = Readonly<v.InferOutput<typeof courseSchema>>;
export type CourseModule = Course['modules'][number];
export type LessonEntry = CourseModule['lessons'][number];

/** Every lesson of a course in order, with the module it belongs to. */
export const lessonsOf = (course: Course): readonly { module: CourseModule; entry: LessonEntry }[] =>
	course.modules.flatMap((module) => module.lessons.map((entry) => ({ module, entry })));
