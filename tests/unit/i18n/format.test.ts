import { describe, expect, it } from 'vitest';
import {
	formatDate,
	formatDateTime,
	formatMinutes,
	formatNumber,
	formatPercent,
	formatShortDate,
	formatTime
} from '#lib/i18n/format.ts';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('dates', () => {
	it('are written as each language writes them, with the month names of Morocco', () => {
		expect(formatDate('2019-01-07T10:00:00Z', 'fr')).toBe('7 janvier 2019');
		expect(formatDate('2019-01-07T10:00:00Z', 'en')).toBe('7 January 2019');
		expect(formatDate('2020-07-28T10:00:00Z', 'ar')).toContain('يوليوز');
		expect(formatDate('2016-08-25T10:00:00Z', 'ar')).toContain('غشت');
	});

	it('take western figures in Arabic, as Morocco does', () => {
		expect(formatDate('2019-01-07T10:00:00Z', 'ar')).toMatch(/7.*2019/);
	});

	it('are those of Casablanca, not of the server', () => {
		expect(formatTime('2024-07-01T12:30:00Z', 'fr')).toBe('13:30');
		expect(formatShortDate('2024-06-30T23:30:00Z', 'fr')).toBe('01/07/2024');
	});

	it('give day and hour together', () => {
		expect(plain(formatDateTime('2024-07-01T12:30:00Z', 'fr'))).toBe('1er juillet 2024 à 13:30');
	});

	it('count the first day of a month in French, and that one alone', () => {
		expect(formatDate('2026-03-01T10:00:00Z', 'fr')).toBe('1er mars 2026');
		expect(formatDate('2026-03-11T10:00:00Z', 'fr')).toBe('11 mars 2026');
		expect(formatDate('2026-03-01T10:00:00Z', 'en')).toBe('1 March 2026');
	});

	it('accept a Date as well as its text', () => {
		expect(formatDate(new Date('2019-01-07T10:00:00Z'), 'fr')).toBe('7 janvier 2019');
	});
});

describe('numbers', () => {
	it('carry the separators of the language', () => {
		expect(plain(formatNumber(1_200_000, 'fr'))).toBe('1 200 000');
		expect(formatNumber(1_200_000, 'en')).toBe('1,200,000');
	});

	it('are whole percentages of a share', () => {
		expect(plain(formatPercent(0.714, 'fr'))).toBe('71 %');
		expect(formatPercent(0.714, 'en')).toBe('71%');
	});
});

describe('lengths', () => {
	it('stay in minutes under an hour', () => {
		expect(plain(formatMinutes(12, 'fr'))).toBe('12 min');
		expect(formatMinutes(0, 'en')).toBe('0 mins');
	});

	it('count hours from an hour on, without empty minutes', () => {
		expect(plain(formatMinutes(80, 'fr'))).toBe('1 h 20 min');
		expect(plain(formatMinutes(120, 'fr'))).toBe('2 h');
		expect(plain(formatMinutes(80, 'ar'))).toBe('ساعة و20 دقيقة');
	});
});
