/** The names on a certificate, in both scripts, as their holder confirmed them. */
export interface HolderNames {
	readonly latin: string;
	readonly arabic: string;
}

/** What can be wrong with a name; the words for it are the interface's. */
export type NameProblem = 'name/empty' | 'name/too-long' | 'name/invisible' | 'name/script' | 'name/characters';

/** The longest name, in characters: what fits on one line of a certificate. */
export const nameLimit = 80;

/** Either the names, tidied, or what is wrong with each of the two. */
export type ParsedNames =
	| { readonly ok: true; readonly names: HolderNames }
	| { readonly ok: false; readonly latin?: NameProblem; readonly arabic?: NameProblem };

/** Reads the two names as typed: spaces are tidied, nothing else is changed silently. */
export function parseHolderNames(typed: HolderNames): ParsedNames {
	const names = { latin: tidied(typed.latin), arabic: tidied(typed.arabic) };
	const latin = problemOf(names.latin, /^[\p{Script=Latin}\p{M}\s.'’-]+$/u, /\p{Script=Arabic}/u);
	const arabic = problemOf(names.arabic, /^[\p{Script=Arabic}\p{M}\s.'’-]+$/u, /\p{Script=Latin}/u);
	if (latin === undefined && arabic === undefined) return { ok: true, names };
	return { ok: false, ...(latin && { latin }), ...(arabic && { arabic }) };
}

const tidied = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ');

function problemOf(name: string, allowed: RegExp, otherScript: RegExp): NameProblem | undefined {
	if (name === '') return 'name/empty';
	if (Array.from(name).length > nameLimit) return 'name/too-long';
	// Direction overrides and other invisible characters could make a name read as another.
	if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u.test(name)) return 'name/invisible';
	if (otherScript.test(name)) return 'name/script';
	if (!allowed.test(name) || !/\p{L}/u.test(name) || /\p{M}{4}/u.test(name)) return 'name/characters';
	return undefined;
}
