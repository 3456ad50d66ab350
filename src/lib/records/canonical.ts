import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import * as v from 'valibot';

/** A value that JSON can say. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * The one text of a JSON value (RFC 8785): keys in order, no spaces; the same value gives the same text everywhere.
 * Fields that are undefined are left out.
 * @throws on what JSON cannot say: NaN, Infinity, half a surrogate pair.
 */
export function canonicalJson(value: unknown): string {
	const text = canonicalize(value);
	if (text === undefined) throw new TypeError('JSON cannot say this value.');
	return text;
}

/** SHA-256 of the UTF-8 bytes of a text, in lowercase hex. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

const jsonValue: v.GenericSchema<JsonValue> = v.lazy(() =>
	v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(jsonValue), v.record(v.string(), jsonValue)])
);

/** The value of a JSON text. Throws where it is not one. */
export const readJson = (text: string): JsonValue => v.parse(jsonValue, JSON.parse(text));
