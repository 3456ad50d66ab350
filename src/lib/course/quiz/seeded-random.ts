import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** A number that depends on the seed and the word alone, the same on every machine and in every version. */
function rank(seed: string, word: string): number {
	const digest = sha256(utf8ToBytes(`${seed}\n${word}`));
	return digest.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
}

/** The words in an order that only the seed decides, whatever order they come in. */
export const shuffled = (words: readonly string[], seed: string): readonly string[] =>
	words
		.map((word) => ({ word, rank: rank(seed, word) }))
		.sort((a, b) => a.rank - b.rank || (a.word < b.word ? -1 : 1))
		.map(({ word }) => word);
