import { isolate } from '#lib/i18n/isolate.ts';
import type { Language } from '#lib/i18n/language.ts';

const [isolateStart, isolateEnd] = ['\u2068', '\u2069'];

/** A text for paper: in Arabic what keeps its own order, such as « 27-14 », is marked with invisible signs. */
export const isolatedText = (text: string, language: Language): string =>
	language === 'ar'
		? isolate(text)
				.map((run) => (run.isolated ? isolateStart + run.text + isolateEnd : run.text))
				.join('')
		: text;

/** Year, month and day of a UTC ISO time, as the templates read a date. */
export const dayOf = (at: string): readonly [number, number, number] => [
	Number(at.slice(0, 4)),
	Number(at.slice(5, 7)),
	Number(at.slice(8, 10))
];
