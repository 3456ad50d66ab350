import * as v from 'valibot';
import { formatSchema, idSchema, idsSchema, localTextSchema, textSchema } from './authoring/schema-parts.ts';

/**
 * A legal term in each language. `ar_status` says how sure the Arabic word is: V read in a Moroccan law or a treaty,
 * M standard usage still to be checked; `ar_also` is another usage. `definition` says what it means, in our words, after `sources`.
 */
const termSchema = v.strictObject({
	id: idSchema,
	...localTextSchema.entries,
	ar_status: v.picklist(['V', 'S', 'M', 'D']),
	ar_also: v.optional(textSchema),
	definition: v.optional(localTextSchema),
	sources: idsSchema
});

/** `content/glossary.yaml`. */
export const glossarySchema = v.strictObject({ format: formatSchema, terms: v.array(termSchema) });

export type Term = Readonly<v.InferOutput<typeof termSchema>>;

const competencySchema = v.strictObject({
	id: idSchema,
	weight: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
	name: localTextSchema,
	about: localTextSchema
});

/** `content/competencies.yaml`: what a trial measures; the weights add up to 100. */
export const competenciesSchema = v.strictObject({
	format: formatSchema,
	competencies: v.pipe(
		v.array(competencySchema),
		v.check((all) => all.reduce((sum, { weight }) => sum + weight, 0) === 100, 'The weights add up to 100')
	)
});

export type Competency = Readonly<v.InferOutput<typeof competencySchema>>;
