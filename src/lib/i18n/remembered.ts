/**
 * The same function of a text, with what it gave kept: pages show the same texts again and again. Emptied whenever it
 * holds `most` of them, so that texts that come only once cannot fill the memory.
 */
export function remembered<Result>(work: (text: string) => Result, most = 5000): (text: string) => Result {
	const kept = new Map<string, Result>();
	return (text) => {
		const known = kept.get(text);
		if (known !== undefined) return known;
		if (kept.size >= most) kept.clear();
		const result = work(text);
		kept.set(text, result);
		return result;
	};
}
