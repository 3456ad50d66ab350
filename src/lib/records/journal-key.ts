import * as v from 'valibot';
import { canonicalJson } from './canonical.ts';

const key = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/** How one key hands over to the next: who trusts the first may trust the second, as the first one signed it. */
export const keyHandoverSchema = v.strictObject({
	format: v.literal(1),
	kind: v.literal('journal-key'),
	origin: v.string(),
	/** The public Ed25519 keys, in base64url. */
	from: key,
	to: key,
	/** UTC ISO time. */
	at: v.string(),
	/** By `from`, in base64url. */
	signature: v.pipe(v.string(), v.regex(/^[\w-]{86}$/))
});
export type KeyHandover = v.InferOutput<typeof keyHandoverSchema>;

/** The exact text that the signature covers: everything but the signature. */
export const handoverText = ({ format, kind, origin, from, to, at }: Omit<KeyHandover, 'signature'>): string =>
	canonicalJson({ format, kind, origin, from, to, at });

/** The keys that one may be trusted for: itself, and whatever it handed over to, directly or through others. */
export function keysAfter(first: string, handovers: readonly KeyHandover[]): readonly string[] {
	const known = new Set([first]);
	for (const { from, to } of handovers.toSorted((a, b) => (a.at < b.at ? -1 : 1))) if (known.has(from)) known.add(to);
	return [...known];
}
