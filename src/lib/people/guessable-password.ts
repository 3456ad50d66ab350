import { foldText } from '#lib/i18n/fold-text.ts';

/** Keys side by side, as fingers run over them: in rows, in columns, and a row in turn with the digits. */
const runs = [
	...['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop[]', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm'],
	...['wxcvbn', '1qaz2wsx3edc4rfv5tgb6yhn7ujm', '1aqw2zsx3edc4rfv5tgb6yhn7uj', '1q2w3e4r5t6y7u8i9o0p'],
	...['1a2z3e4r5t6y7u8i9o0p', 'q1w2e3r4t5y6u7i8o9p0', 'ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'ابتثجحخدذرزسش']
].flatMap((keys) => [keys, Array.from(keys).reverse().join('')]);

/** What people begin with when they think of none: in the languages of the platform, and its own name. */
const words = [
	...['password', 'motdepasse', 'bienvenue', 'welcome', 'administrat', 'secret', 'letmein', 'iloveyou', 'jetaime'],
	...['soleil', 'princess', 'football', 'pretoire', 'maroc', 'morocco', 'casablanca', 'rabat', 'justice', 'tribunal'],
	...['mohamed', 'mohammed', 'fatima', 'bismillah', 'inchallah', 'hamdoulillah'],
	...['كلمه', 'السر', 'المرور', 'المغرب', 'مرحبا', 'محمد', 'فاطمه', 'محكمه', 'العداله']
];

/** Fewer parts than this are soon tried in every order. */
const fewest = 6;

/**
 * Whether a password, long as it is, is among the first that somebody tries who guesses: keys side by side, a few signs or
 * one word over and over, a frequent word with a year. Whoever has the list of another site's passwords is not kept out.
 */
export function isGuessable(password: string): boolean {
	const typed = foldText(password).replaceAll(/\s/gu, '');
	return new Set(typed).size < 5 || isRepeated(typed) || partsOf(typed) < fewest;
}

/** The same over and over, the last time perhaps cut short. */
const isRepeated = (typed: string): boolean =>
	Array.from({ length: Math.floor(typed.length / 2) }, (_, index) => index + 1).some((length) =>
		typed.startsWith(typed.slice(length))
	);

/** Of how many parts it is made: a frequent word, keys side by side, a year, or any other sign. */
function partsOf(typed: string): number {
	let parts = 0;
	for (let rest = typed; rest !== ''; parts += 1) rest = rest.slice(firstPart(rest));
	return parts;
}

function firstPart(typed: string): number {
	const word = words.find((one) => typed.startsWith(one))?.length ?? 0;
	let run = 0;
	while (run < typed.length && runs.some((keys) => keys.includes(typed.slice(0, run + 1)))) run += 1;
	const year = /^(?:19|20)\d\d/.test(typed) ? 4 : 1;
	return Math.max(word, year, run >= 3 ? run : 1);
}
