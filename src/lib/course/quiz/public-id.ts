import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { LocalText } from '../language.ts';

/**
 * The name under which a browser knows a right side or a step. It comes from the words alone, never from the author's
 * id, which tells the pair or the place.
 */
export const publicId = (question: string, text: LocalText): string =>
	bytesToHex(sha256(utf8ToBytes(`${question}\n${text.fr}`))).slice(0, 12);

/** The parts of a question under their public ids, in an order that tells nothing: see `shuffled`. */
export const byPublicId = <T>(
	question: string,
	parts: readonly T[],
	textOf: (part: T) => LocalText
): ReadonlyMap<string, T> => new Map(parts.map((part) => [publicId(question, textOf(part)), part]));
