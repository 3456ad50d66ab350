import * as v from 'valibot';
import { localTextSchema, textSchema } from '../authoring/schema-parts.ts';

/** What a number counts; the page says it in the reader's language. */
export const numericUnits = ['years', 'months', 'days', 'dirhams', 'percent', 'none'] as const;

const partId = v.pipe(
	v.string(),
	v.maxLength(40),
	v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'An option id has small letters and digits')
);
const partSchema = v.strictObject({ id: partId, text: localTextSchema });

const optionSchema = v.strictObject({
	...partSchema.entries,
	right: v.optional(v.boolean(), false),
	why: v.optional(localTextSchema),
	source: v.optional(v.array(v.string()))
});

const options = v.pipe(v.array(optionSchema), v.minLength(2, 'A question has at least two options'), v.maxLength(12));

/** One option, or several, among some. */
export const choiceEntries = { kind: v.picklist(['single', 'multiple', 'true-false']), options };

const pairSchema = v.strictObject({
	id: partId,
	left: localTextSchema,
	right: localTextSchema,
	why: v.optional(localTextSchema)
});

/** Each left side has one right side; `extra` right sides fit nothing. */
export const matchingEntries = {
	kind: v.literal('matching'),
	pairs: v.pipe(v.array(pairSchema), v.minLength(2, 'A matching has at least two pairs'), v.maxLength(8)),
	extra: v.optional(v.pipe(v.array(partSchema), v.maxLength(4)))
};

/** Steps, written in the right order. */
export const orderingEntries = {
	kind: v.literal('ordering'),
	steps: v.pipe(v.array(partSchema), v.minLength(3, 'An ordering has at least three steps'), v.maxLength(8))
};

const amount = v.pipe(v.number(), v.finite(), v.minValue(0, 'A number is not below zero'), v.maxValue(1e12));

/** A number with its unit; half marks within `near`. */
export const numericEntries = {
	kind: v.literal('numeric'),
	unit: v.picklist(numericUnits),
	value: amount,
	tolerance: v.optional(amount),
	near: v.optional(amount)
};

const accepted = v.pipe(v.array(textSchema), v.minLength(1, 'At least one accepted answer'), v.maxLength(20));

/** A word or a few; what is accepted in one language is accepted from everybody. */
export const shortTextEntries = {
	kind: v.literal('short-text'),
	accept: v.strictObject({ fr: accepted, ar: accepted, en: accepted })
};

const gapSchema = v.strictObject({
	id: partId,
	options: v.pipe(v.array(optionSchema), v.minLength(2, 'A gap has at least two options'), v.maxLength(5))
});

/** A sentence with gaps `{{id}}`, each filled from its options. */
export const clozeEntries = {
	kind: v.literal('cloze'),
	text: localTextSchema,
	gaps: v.pipe(v.array(gapSchema), v.minLength(1, 'A cloze has at least one gap'), v.maxLength(8))
};
