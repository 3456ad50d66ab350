import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** What canonical JSON can carry: plain data, no `undefined`, no dates. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The one text of a value (RFC 8785: sorted keys, no spaces), so that the same content always has the same hash. */
export function canonicalText(value: Json): string {
	const text = canonicalize(value);
	if (text === undefined) throw new Error('Only JSON values have a canonical text');
	return text;
}

/** SHA-256 of the exact UTF-8 bytes of a text, as lowercase hexadecimal. */
export const hashOfText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
