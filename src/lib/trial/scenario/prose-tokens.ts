/** What a translator must carry over as it stands: exhibits, articles and `{names}`, each once, in alphabetical order. */
export interface Tokens {
	readonly exhibits: readonly string[];
	readonly articles: readonly string[];
	readonly names: readonly string[];
}

/** `ids` are the exhibits of the scenario, `articles` the numbers that its sources carry, such as 448-14. */
export function tokensIn(text: string, ids: ReadonlySet<string>, articles: ReadonlySet<string>): Tokens {
	return {
		exhibits: once((text.match(/\b[A-Z][A-Z0-9]*\b/g) ?? []).filter((id) => ids.has(id))),
		articles: once(compoundNumbers(text).filter((number) => articles.has(number))),
		names: once(text.match(/\{[^{}\n]{0,40}\}/g) ?? [])
	};
}

const once = (found: readonly string[]): string[] => [...new Set(found)].sort();

/** Numbers of articles and laws with several parts; Arabic separates them by dots where French has hyphens. */
const compoundNumbers = (text: string): string[] =>
	(text.match(/\d+(?:[-‑–.]\d+)+/g) ?? []).map((number) => number.replace(/[‑–.]/g, '-'));

/** The numbers of a source's id that its text may be named by: `cp-448-14` by 448-14, `loi-27-14-art-5` by 27-14 and 5. */
export const numbersOfSource = (id: string): string[] => id.match(/\d+(?:-\d+)*/g) ?? [];
