import * as v from 'valibot';
import { canonicalJson, sha256Hex } from '#lib/records/index.ts';
import type { Bundle } from './bundle-types.ts';
import { scenarioLanguages, type ScenarioLanguage } from './ids.ts';
import type { Prose, ProseByLanguage } from './prose-types.ts';
import { indexStructure } from './scenario-index.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './schema-scenario.ts';

/** The engine that a new bundle names. Raised when the meaning of a stored log would change. */
export const engineVersion = '1';

const wordingSchema = v.strictObject({ when: v.optional(v.string()), text: v.string() });
const proseSchema = v.record(v.string(), v.record(v.string(), v.array(wordingSchema)));
const bundleSchema = v.strictObject({
	format: v.literal(1),
	engine: v.string(),
	structure: v.unknown(),
	prose: v.strictObject({
		fr: v.optional(proseSchema),
		ar: v.optional(proseSchema),
		en: v.optional(proseSchema)
	}),
	media: v.optional(v.record(v.string(), v.string()))
});

/**
 * The exact bytes that a bundle is stored under its hash as: compact JSON, everything in the order of the files, because the
 * order of injects and exhibits is part of what a scenario means.
 */
export const bundleText = ({ format, engine, structure, prose, media }: Bundle): string =>
	JSON.stringify({ format, engine, structure, prose, ...(media && { media }) });

/**
 * Reads a stored bundle and compiles it.
 * @throws where the text is not a bundle: what is stored under a hash has been checked before.
 */
export const compileBundleText = (text: string): Scenario => compile(JSON.parse(text), text);

/**
 * Compiles a bundle whose scenario the checker has passed.
 * @throws where the structure does not fit the schema of its format.
 */
export const compileScenario = (bundle: Bundle): Scenario => compile(bundle, bundleText(bundle));

function compile(given: unknown, text: string): Scenario {
	const { format, engine, structure: written, prose, media } = v.parse(bundleSchema, given);
	const structure = v.parse(scenarioSchema, written);
	const read: ProseByLanguage = withoutAbsent(prose);
	return {
		bundle: { format, engine, structure: written, prose: read, ...(media && { media }) },
		hash: sha256Hex(text),
		structureHash: sha256Hex(canonicalJson(written)),
		structure,
		prose: everyLanguage(read),
		index: indexStructure(structure)
	};
}

const withoutAbsent = (prose: { [L in ScenarioLanguage]?: Prose | undefined }): ProseByLanguage =>
	Object.fromEntries(Object.entries(prose).filter(([, one]) => one !== undefined));

/** A language that a scenario lacks is read in the first it has. */
function everyLanguage(prose: ProseByLanguage): Record<ScenarioLanguage, Prose> {
	const fallback = scenarioLanguages.map((language) => prose[language]).find((one) => one !== undefined) ?? {};
	return { fr: prose.fr ?? fallback, ar: prose.ar ?? fallback, en: prose.en ?? fallback };
}
