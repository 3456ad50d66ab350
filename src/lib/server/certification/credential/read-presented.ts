import * as v from 'valibot';
import { canonicalJson, ownTerms, type NotPresentable } from '#lib/records/index.ts';
import { isKnownContext } from './documents.ts';

/** The largest credential that is looked at, in bytes; ours have about 4,000. */
export const presentedLimit = 256 * 1024;
const deepest = 40;

const issuerId = v.union([
	v.string(),
	v.pipe(
		v.looseObject({ id: v.string() }),
		v.transform(({ id }) => id)
	)
]);
const oneProof = v.looseObject({ type: v.string(), verificationMethod: v.string() });
/** One proof: of several it would have to be said which one the page speaks of. */
const proof = v.union([
	oneProof,
	v.pipe(
		v.strictTuple([oneProof]),
		v.transform(([only]) => only)
	)
]);
const shape = v.looseObject({
	'@context': v.pipe(v.array(v.unknown()), v.minLength(1)),
	type: v.pipe(
		v.array(v.string()),
		v.check((types) => types.includes('VerifiableCredential'))
	),
	issuer: issuerId,
	validFrom: v.optional(v.string()),
	validUntil: v.optional(v.string()),
	proof
});
const algorithm = v.looseObject({
	type: v.literal('DataIntegrityProof'),
	cryptosuite: v.literal('eddsa-rdfc-2022'),
	proofPurpose: v.literal('assertionMethod')
});

/** A credential that somebody presents: its shape is right, nothing in it is believed yet. */
export interface Presented {
	readonly credential: { readonly validFrom?: string };
	readonly issuer: string;
	/** The address of the key, as the proof says it. */
	readonly verificationMethod: string;
	readonly validFrom: string | undefined;
	readonly validUntil: string | undefined;
}

/**
 * Reads a credential from a text that may be anything.
 * @param moreContexts allowed besides those that we carry: for test material alone
 */
export function readPresented(
	text: string,
	moreContexts: readonly string[] = []
): { ok: true; presented: Presented } | { ok: false; code: NotPresentable } {
	if (text.trim() === '') return { ok: false, code: 'file/empty' };
	if (Buffer.byteLength(text) > presentedLimit) return { ok: false, code: 'file/too-large' };
	const value = depthOf(text) > deepest ? undefined : parsed(text);
	if (value === undefined) return { ok: false, code: 'file/not-json' };
	const { success, output } = v.safeParse(shape, value);
	if (!success || !isObject(value)) return { ok: false, code: 'file/not-credential' };
	if (!knownContexts(output['@context'], moreContexts) || hasHiddenKeywords(value))
		return { ok: false, code: 'file/context' };
	if (!v.is(algorithm, output.proof)) return { ok: false, code: 'file/algorithm' };
	return { ok: true, presented: presentedOf(value, output) };
}

function presentedOf(credential: object, output: v.InferOutput<typeof shape>): Presented {
	const { issuer, validFrom, validUntil } = output;
	const { verificationMethod } = output.proof;
	return { credential, issuer, verificationMethod, validFrom, validUntil };
}

/** Version 2.0, and after it contexts that we carry or our own two terms: any other could give words another meaning. */
function knownContexts([first, ...others]: readonly unknown[], more: readonly string[]): boolean {
	const own = canonicalJson(ownTerms);
	return (
		first === 'https://www.w3.org/ns/credentials/v2' &&
		others.every((one) =>
			typeof one === 'string' ? isKnownContext(one) || more.includes(one) : isObject(one) && canonicalJson(one) === own
		)
	);
}

const harmless = ['@value', '@language', '@direction'];

/** Keywords below the top could say with another spelling what was signed, and show a reader something else. */
function hasHiddenKeywords(value: unknown, top = true): boolean {
	if (Array.isArray(value)) return value.some((one) => hasHiddenKeywords(one, false));
	if (!isObject(value)) return false;
	return Object.entries(value).some(([key, inner]) => {
		if (top && key === '@context') return false;
		return (key.startsWith('@') && !harmless.includes(key)) || hasHiddenKeywords(inner, false);
	});
}

const isObject = (value: unknown): value is object =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** How deep brackets nest outside of strings, so that no reader has to follow them first. */
function depthOf(text: string): number {
	let [depth, most] = [0, 0];
	for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
		if (token === '[' || token === '{') most = Math.max(most, ++depth);
		else if (token === ']' || token === '}') depth--;
	}
	return most;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
