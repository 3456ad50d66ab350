import * as v from 'valibot';
import { formatSchema, idSchema, localTextSchema } from './authoring/schema-parts.ts';

/** A year alone is a number to YAML. */
const date = v.pipe(
	v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
	v.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'A date reads 2024-08-22, 2024-08 or 2024')
);
const address = v.pipe(v.string(), v.url(), v.startsWith('https://', 'An address begins with https://'));

/**
 * Where a statement comes from. `status`: V read in the primary text, S secondary, M from memory and to be checked,
 * D our own reading.
 */
export const sourceSchema = v.strictObject({
	id: idSchema,
	kind: v.picklist(['law', 'treaty', 'guidance', 'report']),
	status: v.picklist(['V', 'S', 'M', 'D']),
	date: v.optional(date),
	debated: v.optional(v.boolean(), false),
	url: v.optional(address),
	cite: localTextSchema,
	says: localTextSchema
});

/** `content/sources.yaml`. */
export const sourcesSchema = v.strictObject({ format: formatSchema, sources: v.array(sourceSchema) });

export type Source = Readonly<v.InferOutput<typeof sourceSchema>>;

/**
 * Whether a text of law was replaced: its `date`, that of the version, moved on. Other words under the same date are a
 * correction of ours, and 2024-08-22 after 2024-08 is the same version told better.
 */
export const isLaterVersion = (before: string | undefined, after: string | undefined): boolean =>
	before !== undefined && after !== undefined && after > before && !after.startsWith(before);
