import { describe, expect, test } from 'vitest';
import {
	actsOn,
	listForNext,
	listOfPlace,
	parseStatusListName,
	parseStatusReason,
	statusPlaces
} from '#lib/records/index.ts';

describe('places in the status lists', () => {
	test('each belongs to one list and one place in it', () => {
		expect(listOfPlace(0)).toEqual({ list: 1, index: 0 });
		expect(listOfPlace(statusPlaces - 1)).toEqual({ list: 1, index: statusPlaces - 1 });
		expect(listOfPlace(statusPlaces)).toEqual({ list: 2, index: 0 });
	});

	test('a new list begins when the last is half full', () => {
		expect(listForNext(0)).toBe(1);
		expect(listForNext(statusPlaces / 2 - 1)).toBe(1);
		expect(listForNext(statusPlaces / 2)).toBe(2);
	});

	test.each(['revocation-0', 'revocation', 'revocation-1x', 'message-1', '__proto__-1', 'revocation-9999999'])(
		'%s names none',
		(name) => expect(parseStatusListName(name)).toBeUndefined()
	);

	test('a name is read as it is written', () => {
		expect(parseStatusListName('suspension-12')).toEqual({ purpose: 'suspension', list: 12 });
	});
});

describe('acts on a certificate', () => {
	test('a revocation is final', () => {
		expect(actsOn('valid')).toEqual(['revoke', 'suspend']);
		expect(actsOn('suspended')).toEqual(['revoke', 'reinstate']);
		expect(actsOn('revoked')).toEqual([]);
	});

	test('each has its own reasons', () => {
		expect(parseStatusReason('revoke', 'fraud')).toBe('fraud');
		expect(parseStatusReason('suspend', 'fraud')).toBeUndefined();
		expect(parseStatusReason('revoke', '__proto__')).toBeUndefined();
	});
});
