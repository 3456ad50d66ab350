/** The same items in an order drawn from a seed: the same seed always gives the same order. */
export function shuffle<T>(items: readonly T[], seed: string): T[] {
	const next = numbersFrom(seed);
	const order = items.map((item) => ({ item, key: next() }));
	return order.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** Pseudo-random numbers in [0, 1): mulberry32 started by the FNV-1a hash of the seed. Not for secrets. */
function numbersFrom(seed: string): () => number {
	let state = fnv1a(seed);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const fnv1a = (text: string): number =>
	Array.from(text).reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5 | 0);
