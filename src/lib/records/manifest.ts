import * as v from 'valibot';
import { canonicalJson, readJson, sha256Hex, type JsonValue } from './canonical.ts';
import type { Requirement } from './assess.ts';
import { inOrder, readFact, type Fact } from './fact.ts';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const manifestSchema = v.strictObject({
	format: v.literal(1),
	rule: hash,
	/** The holder's names as confirmed: a sealed text and its salted hash, never the names themselves. */
	names: v.strictObject({ text: v.string(), hash }),
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
	readonly facts: readonly Fact[];
}

/** The facts that meet the requirements, in the order in which they happened. */
export const factsOf = (requirements: readonly Requirement[]): readonly Fact[] =>
	requirements.flatMap(({ evidence }) => evidence).toSorted(inOrder);

/** The exact text of a manifest and its hash, the dossier's content hash. */
export function sealManifest({ rule, names, facts }: Manifest): { readonly text: string; readonly hash: string } {
	const text = canonicalJson({ format: 1, rule, names, facts: facts.map(factJson) });
	return { text, hash: sha256Hex(text) };
}

/** A manifest read back from its exact text; throws when the text is not one that `sealManifest` wrote. */
export function readManifest(text: string): Manifest {
	const { rule, names, facts } = v.parse(manifestSchema, JSON.parse(text));
	return {
		rule,
		names,
		facts: facts.flatMap((fact) => readFact({ ...fact, value: JSON.stringify(fact.value) }) ?? [])
	};
}

function factJson({ id, kind, subject, evidence, value, at }: Fact): JsonValue {
	return { id, kind, subject, evidence, value: readJson(JSON.stringify(value)), at };
}
