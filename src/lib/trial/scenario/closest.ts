/** The candidate nearest to a misspelt word, or null where none is near enough to be worth proposing. */
export function closest(word: string, candidates: readonly string[]): string | null {
	const near = candidates
		.filter((candidate) => Math.abs(candidate.length - word.length) <= tolerance(candidate))
		.map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
		.filter(({ candidate, distance }) => distance <= tolerance(candidate))
		.sort((a, b) => a.distance - b.distance);
	return near[0]?.candidate ?? null;
}

/** Levenshtein distance: insertions, deletions and replacements of letters. */
function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}

/** So many letters may differ; a longer word than that is compared with nothing, however long it is. */
const tolerance = ({ length }: string): number => Math.max(1, Math.floor(length / 3));
