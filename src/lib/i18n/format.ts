import { currentLanguage } from '#lib/i18n/current-language.ts';
import type { Language } from '#lib/i18n/language.ts';

/** Morocco's own conventions: `ar-MA` names the months as Morocco does and writes 0–9; hearings are in its time. */
const locales: Record<Language, string> = { fr: 'fr', ar: 'ar-MA', en: 'en-GB' };
const timeZone = 'Africa/Casablanca';

/** Making a formatter costs a hundred times what using it does: each is made once. */
function madeOnce<Options, Formatter>(
	make: (locale: string, options: Options) => Formatter
): (language: Language, options: Options) => Formatter {
	const made = new Map<string, Formatter>();
	return (language, options) => {
		const key = language + JSON.stringify(options);
		const formatter = made.get(key) ?? make(locales[language], options);
		made.set(key, formatter);
		return formatter;
	};
}

const dates = madeOnce((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
const numbers = madeOnce((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
const lists = madeOnce((locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options));

const asDate = (at: Date | string): Date => (typeof at === 'string' ? new Date(at) : at);

/** A day in full: « 7 janvier 2019 ». */
export const formatDate = (at: Date | string, language: Language = currentLanguage()): string =>
	dates(language, { dateStyle: 'long', timeZone }).format(asDate(at));

/** A day in figures, for tables: « 07/01/2019 ». */
export const formatShortDate = (at: Date | string, language: Language = currentLanguage()): string =>
	dates(language, {
		day: '2-digit',
		month: '2-digit',
		year: 'numeric',
		timeZone
	}).format(asDate(at));

/** A day and an hour: « 7 janvier 2019 à 14:05 ». */
export const formatDateTime = (at: Date | string, language: Language = currentLanguage()): string =>
	dates(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(asDate(at));

/** An hour of the day: « 14:05 ». */
export const formatTime = (at: Date | string, language: Language = currentLanguage()): string =>
	dates(language, { timeStyle: 'short', timeZone }).format(asDate(at));

/** A number with the language's separators. */
export const formatNumber = (value: number, language: Language = currentLanguage()): string =>
	numbers(language, {}).format(value);

/** A number with two decimals, for figures that are compared: « 0,42 ». */
export const formatDecimal = (value: number, language: Language = currentLanguage()): string =>
	numbers(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);

/** A share from 0 to 1 as a whole percentage. */
export const formatPercent = (share: number, language: Language = currentLanguage()): string =>
	numbers(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** Arabic writes its units out: its short forms are single letters that few people read. */
const unitDisplay = (language: Language): 'short' | 'long' => (language === 'ar' ? 'long' : 'short');

function formatUnit(value: number, unit: 'hour' | 'minute', language: Language): string {
	const options = { style: 'unit', unit, unitDisplay: unitDisplay(language) } as const;
	return numbers(language, options).format(value);
}

/** A length in minutes, in hours and minutes from one hour on: « 1 h 20 min ». */
export function formatMinutes(minutes: number, language: Language = currentLanguage()): string {
	const whole = Math.max(0, Math.round(minutes));
	const [hours, rest] = [Math.floor(whole / 60), whole % 60];
	const parts = [
		...(hours > 0 ? [formatUnit(hours, 'hour', language)] : []),
		...(rest > 0 || hours === 0 ? [formatUnit(rest, 'minute', language)] : [])
	];
	const style = language === 'ar' ? 'long' : 'narrow';
	return lists(language, { type: 'unit', style }).format(parts);
}

/** Words one after the other: « le greffe, la défense et la partie civile ». */
export const formatList = (words: readonly string[], language: Language = currentLanguage()): string =>
	lists(language, { type: 'conjunction' }).format(words);

/** The size of something to download, in thousands or millions of bytes: « 180 ko ». */
export function formatBytes(bytes: number, language: Language = currentLanguage()): string {
	const large = bytes >= 1_000_000;
	const unit = large ? 'megabyte' : 'kilobyte';
	const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: large ? 1 : 0 } as const;
	return numbers(language, options).format(Math.max(1, bytes / (large ? 1_000_000 : 1000)));
}
