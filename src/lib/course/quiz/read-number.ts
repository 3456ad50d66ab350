import { latinDigits } from '#lib/i18n/fold-text.ts';

/**
 * The number that somebody typed: Latin or Arabic digits, a point or a comma, spaces between thousands. A single
 * separator before exactly three digits parts thousands: 10.000 and 10,000 are ten thousand. Undefined for anything else.
 */
export function readNumber(typed: string): number | undefined {
	const plain = latinDigits(typed)
		.replace(/[\s\u00A0\u202F\p{Cf}٬]/gu, '')
		.replace('٫', '.');
	if (!/^[+-]?\d{1,15}(?:[.,]\d+)*$/.test(plain)) return undefined;
	if (/^[+-]?[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(plain)) return Number(plain.replace(/[.,]/g, ''));
	const number = Number(plain.replace(',', '.'));
	return Number.isFinite(number) ? number : undefined;
}
