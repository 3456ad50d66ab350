import { hashes, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { readPaperCode, type PaperStatement } from '#lib/records/paper-code.ts';

hashes.sha512 = sha512;

export type PaperVerdict =
	{ readonly kind: 'signed'; readonly statement: PaperStatement } | { readonly kind: 'altered' | 'unreadable' };

/**
 * Checks the code of a printed certificate with keys that the page already has: nothing is asked of any network.
 * @param scanned the code, or the whole address that holds it after `#`
 * @param keys the issuer's public keys, in hex
 */
export function checkPaper(scanned: string, keys: readonly string[]): PaperVerdict {
	const read = readPaperCode(scanned.trim().replace(/^.*#/s, ''));
	if (!read) return { kind: 'unreadable' };
	const { statement, signature, signed } = read;
	return keys.some((key) => verify(signature, signed, hexToBytes(key)))
		? { kind: 'signed', statement }
		: { kind: 'altered' };
}
