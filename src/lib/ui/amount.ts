import { formatNumber, formatPercent } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/messages.ts';

const inWords = {
	years: m.learn_amount_years,
	months: m.learn_amount_months,
	days: m.learn_amount_days,
	dirhams: m.learn_amount_dirhams
};

/** A number with what it counts, in the reader's language: « 20 ans », « 10 000 dirhams ». */
export function amount(count: number, unit: keyof typeof inWords | 'percent' | 'none'): string {
	if (unit === 'percent') return formatPercent(count / 100);
	const number = formatNumber(count);
	return unit === 'none' ? number : inWords[unit]({ count, number });
}
