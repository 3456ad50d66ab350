import * as v from 'valibot';
import { canonicalJson, readJson, sha256Hex, type JsonValue } from './canonical.ts';
import type { Requirement } from './assess.ts';
import { citedSchema, type Cited } from './cited.ts';
import { inOrder, readFact, type Fact } from './fact.ts';
import { replacements, type Replacement } from './submission-purpose.ts';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const manifestSchema = v.strictObject({
	format: v.literal(1),
	rule: hash,
	/** The holder's names as confirmed: a sealed text and its salted hash, never the names themselves. */
	names: v.strictObject({ text: v.string(), hash }),
	/** The number of the certificate that this one is to replace, and why; left out of a first submission. */
	replaces: v.exactOptional(v.strictObject({ certificate: v.string(), purpose: v.picklist(replacements) })),
	/** Why a refusal is appealed: a sealed text. */
	appeal: v.exactOptional(v.strictObject({ text: v.string(), hash })),
	/** What the certificate is to cite apart: sealed texts, as the names are. */
	cited: v.exactOptional(citedSchema(v.strictObject({ text: v.string(), hash }))),
	facts: v.array(
		v.strictObject({
			id: v.string(),
			kind: v.string(),
			subject: v.string(),
			evidence: v.string(),
			value: v.unknown(),
			at: v.string()
		})
	)
});

/** What a dossier submits: the rule it was submitted under, the confirmed names and the facts, each with its evidence. */
export interface Manifest {
	readonly rule: string;
	readonly names: { readonly text: string; readonly hash: string };
	readonly replaces?: { readonly certificate: string; readonly purpose: Replacement };
	readonly appeal?: { readonly text: string; readonly hash: string };
	readonly cited?: Cited<{ readonly text: string; readonly hash: string }>;
	readonly facts: readonly Fact[];
}

/** The facts that meet the requirements, each once, in the order in which they happened. */
export const factsOf = (requirements: readonly Requirement[]): readonly Fact[] =>
	[...new Set(requirements.flatMap(({ evidence }) => evidence))].toSorted(inOrder);

/** The exact text of a manifest and its hash, the dossier's content hash. */
export function sealManifest({ facts, ...rest }: Manifest): { readonly text: string; readonly hash: string } {
	const text = canonicalJson({ format: 1, ...rest, facts: facts.map(factJson) });
	return { text, hash: sha256Hex(text) };
}

/** A manifest read back from its exact text; throws when the text is not one that `sealManifest` wrote. */
export function readManifest(text: string): Manifest {
	const { format: _, facts, ...rest } = v.parse(manifestSchema, JSON.parse(text));
	return {
		...rest,
		facts: facts.flatMap((fact) => readFact({ ...fact, value: JSON.stringify(fact.value) }) ?? [])
	};
}

function factJson({ id, kind, subject, evidence, value, at }: Fact): JsonValue {
	return { id, kind, subject, evidence, value: readJson(JSON.stringify(value)), at };
}
