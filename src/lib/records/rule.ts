import * as v from 'valibot';
import { canonicalJson, sha256Hex } from './canonical.ts';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const version = v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/));
const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const texts = v.strictObject({
	fr: v.pipe(v.string(), v.nonEmpty()),
	ar: v.pipe(v.string(), v.nonEmpty()),
	en: v.pipe(v.string(), v.nonEmpty())
});

/** Format 1 of `rule.yaml` (docs/authors/lessons.md): what a certificate asks and says. */
export const ruleSchema = v.strictObject({
	format: v.literal(1),
	id,
	version,
	course: id,
	title: texts,
	lessons: v.union([v.literal('all'), v.array(v.string())]),
	test: v.strictObject({ module: id, minimum: percent }),
	trial: v.strictObject({
		minimum: percent,
		purpose: v.literal('counted'),
		gates: v.literal('debriefed')
	}),
	hours: count,
	valid_months: v.exactOptional(count)
});

export type Rule = v.InferOutput<typeof ruleSchema>;

/** The exact text of a rule, as it is kept for as long as a dossier names it. */
export const ruleText = (rule: Rule): string => canonicalJson(rule);

/** The hash under which a rule's text is kept. */
export const ruleHash = (rule: Rule): string => sha256Hex(ruleText(rule));

/** A rule read back from its kept text; throws when the text is not one that `ruleText` wrote. */
export const readRule = (text: string): Rule => v.parse(ruleSchema, JSON.parse(text));
