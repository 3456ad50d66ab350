import * as v from 'valibot';
import { formatSchema, idSchema, idsSchema, localTextSchema } from '../authoring/schema-parts.ts';

export const questionKinds = ['single', 'multiple', 'true-false'] as const;
export const questionUses = ['opener', 'practice', 'test'] as const;

const optionSchema = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'An option id has small letters and digits')),
	right: v.optional(v.boolean(), false),
	text: localTextSchema,
	why: v.optional(localTextSchema)
});

/** A question as its author wrote it: prompt, options and key together. It never leaves the server like this. */
export const questionSchema = v.strictObject({
	id: idSchema,
	module: idSchema,
	use: v.picklist(questionUses),
	kind: v.picklist(questionKinds),
	lesson: v.optional(idSchema),
	objective: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))),
	sources: idsSchema,
	prompt: localTextSchema,
	options: v.pipe(v.array(optionSchema), v.minLength(2, 'A question has at least two options'), v.maxLength(12)),
	why: localTextSchema
});

/** `content/<course>/questions.yaml`. */
export const questionsSchema = v.strictObject({ format: formatSchema, questions: v.array(questionSchema) });

export type Question = Readonly<v.InferOutput<typeof questionSchema>>;
