import { currentLanguage } from '#lib/i18n/current-language.ts';
import type { Language } from '#lib/i18n/language.ts';

/** Morocco's own conventions: `ar-MA` names the months as Morocco does and writes 0–9; hearings are in its time. */
const locales: Record<Language, string> = { fr: 'fr', ar: 'ar-MA', en: 'en-GB' };
const timeZone = 'Africa/Casablanca';

/** Making a formatter costs a hundred times what using it does: each is made once a language. */
function madeOnce<Formatter>(
	make: (locale: string, language: Language) => Formatter
): (language: Language) => Formatter {
	const made = new Map<Language, Formatter>();
	return (language) => {
		const known = made.get(language);
		if (known) return known;
		const formatter = make(locales[language], language);
		made.set(language, formatter);
		return formatter;
	};
}

const dates = (options: Intl.DateTimeFormatOptions) =>
	madeOnce((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone }));
const numbers = (options: Intl.NumberFormatOptions) => madeOnce((locale) => new Intl.NumberFormat(locale, options));

const longDates = dates({ dateStyle: 'long' });
const shortDates = dates({ day: '2-digit', month: '2-digit', year: 'numeric' });
const dateTimes = dates({ dateStyle: 'long', timeStyle: 'short' });
const times = dates({ timeStyle: 'short' });
const plainNumbers = numbers({});
const decimals = numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percents = numbers({ style: 'percent', maximumFractionDigits: 0 });
const kilobytes = numbers({ style: 'unit', unit: 'kilobyte', unitDisplay: 'short', maximumFractionDigits: 0 });
const megabytes = numbers({ style: 'unit', unit: 'megabyte', unitDisplay: 'short', maximumFractionDigits: 1 });

/** Arabic writes its units out: its short forms are single letters that few people read. */
const units = (unit: 'hour' | 'minute') =>
	madeOnce((locale, language) => {
		const unitDisplay = language === 'ar' ? 'long' : 'short';
		return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
	});
const hourCounts = units('hour');
const minuteCounts = units('minute');
const unitLists = madeOnce(
	(locale, language) => new Intl.ListFormat(locale, { type: 'unit', style: language === 'ar' ? 'long' : 'narrow' })
);
const wordLists = madeOnce((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

const asDate = (at: Date | string): Date => (typeof at === 'string' ? new Date(at) : at);

/** French counts the first day of a month: « 1er mars ». */
const withFirst = (day: string, language: Language): string => (language === 'fr' ? day.replace(/^1\b/, '1er') : day);

/** A day in full: « 7 janvier 2019 ». */
export const formatDate = (at: Date | string, language: Language = currentLanguage()): string =>
	withFirst(longDates(language).format(asDate(at)), language);

/** A day in figures, for tables: « 07/01/2019 ». */
export const formatShortDate = (at: Date | string, language: Language = currentLanguage()): string =>
	shortDates(language).format(asDate(at));

/** A day and an hour: « 7 janvier 2019 à 14:05 ». */
export const formatDateTime = (at: Date | string, language: Language = currentLanguage()): string =>
	withFirst(dateTimes(language).format(asDate(at)), language);

/** An hour of the day: « 14:05 ». */
export const formatTime = (at: Date | string, language: Language = currentLanguage()): string =>
	times(language).format(asDate(at));

/** A number with the language's separators. */
export const formatNumber = (value: number, language: Language = currentLanguage()): string =>
	plainNumbers(language).format(value);

/** A number with two decimals, for figures that are compared: « 0,42 ». */
export const formatDecimal = (value: number, language: Language = currentLanguage()): string =>
	decimals(language).format(value);

/** A share from 0 to 1 as a whole percentage. */
export const formatPercent = (share: number, language: Language = currentLanguage()): string =>
	percents(language).format(share);

/** A length in minutes, in hours and minutes from one hour on: « 1 h 20 min ». */
export function formatMinutes(minutes: number, language: Language = currentLanguage()): string {
	const whole = Math.max(0, Math.round(minutes));
	const [hours, rest] = [Math.floor(whole / 60), whole % 60];
	const parts = [
		...(hours > 0 ? [hourCounts(language).format(hours)] : []),
		...(rest > 0 || hours === 0 ? [minuteCounts(language).format(rest)] : [])
	];
	return unitLists(language).format(parts);
}

/** Words one after the other: « le greffe, la défense et la partie civile ». */
export const formatList = (words: readonly string[], language: Language = currentLanguage()): string =>
	wordLists(language).format(words);

/** The size of something to download, in thousands or millions of bytes: « 180 ko ». */
export function formatBytes(bytes: number, language: Language = currentLanguage()): string {
	return bytes >= 1_000_000
		? megabytes(language).format(bytes / 1_000_000)
		: kilobytes(language).format(Math.max(1, bytes / 1000));
}
