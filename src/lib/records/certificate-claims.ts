import * as v from 'valibot';
import { canonicalJson, sha256Hex } from './canonical.ts';
import { citedSchema } from './cited.ts';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const texts = v.strictObject({ fr: v.string(), ar: v.string(), en: v.string() });

export const claimsSchema = v.strictObject({
	format: v.literal(1),
	code: v.string(),
	/** What the certificate is called, from its rule. */
	title: texts,
	course: v.strictObject({ id: v.string(), version: v.string(), title: texts }),
	rule: v.strictObject({ id: v.string(), version: v.string(), hash }),
	hours: v.number(),
	/** Under a rule that asks for the test of one module; under others, the tests of several and the final one. */
	test: v.exactOptional(v.strictObject({ module: v.string(), percent, minimum: percent })),
	tests: v.exactOptional(v.array(v.strictObject({ module: v.string(), title: texts, percent, minimum: percent }))),
	final: v.exactOptional(v.strictObject({ percent, minimum: percent })),
	trial: v.strictObject({
		scenario: v.string(),
		title: texts,
		role: v.string(),
		percent,
		minimum: percent,
		plays_before: v.number(),
		gates_debriefed: v.number(),
		/** The magistrate who signed the scenario, `null` while none has. */
		reviewer: v.nullable(v.string())
	}),
	/** The salted hash of the holder's names: the names themselves are kept apart, so that they can be erased. */
	names: hash,
	/** The number of the certificate that this one corrects or renews. */
	supersedes: v.exactOptional(v.string()),
	lessons_done: v.number(),
	/** UTC ISO times. */
	submitted_at: v.string(),
	issued_at: v.string(),
	expires_at: v.nullable(v.string()),
	/** The hash of the dossier's manifest, and of each piece of evidence in it. */
	dossier: hash,
	evidence: v.array(v.string()),
	/** Salted hashes of what the holder can show one by one. */
	cited: v.exactOptional(citedSchema(hash))
});

/** All that a certificate states: what its page shows and what a signature covers. No name, no id of a person. */
export type CertificateClaims = v.InferOutput<typeof claimsSchema>;

/** The exact text of the claims and its hash. */
export function sealClaims(claims: CertificateClaims): { readonly text: string; readonly hash: string } {
	const text = canonicalJson(claims);
	return { text, hash: sha256Hex(text) };
}

/** Claims read back from their exact text; throws when the text is not one that `sealClaims` wrote. */
export const readClaims = (text: string): CertificateClaims => v.parse(claimsSchema, JSON.parse(text));
