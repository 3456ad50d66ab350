import { describe, expect, it } from 'vitest';
import { friezeOf, friezeWidth } from '#lib/ui/courtroom/frieze.ts';
import { mirrored, roomWidth, seatsOf } from '#lib/ui/courtroom/seats.ts';

const everybody = [
	'judge',
	'clerk',
	'prosecutor',
	'civil-party',
	'victim',
	'social-worker',
	'interpreter',
	'defence',
	'accused',
	'police',
	'expert',
	'witness',
	'observer'
];

const seatOf = (role: string, lit: readonly string[]) =>
	seatsOf('court', everybody, lit).find((seat) => seat.role === role);

describe('the courtroom', () => {
	it('gives nobody the place of another', () => {
		const places = seatsOf('court', everybody, []).map(({ x, y }) => `${x} ${y}`);
		expect(new Set(places).size).toBe(places.length);
	});

	it('brings the victim to the bar when she speaks, and back to her place after', () => {
		expect(seatOf('victim', ['victim'])?.x).toBe(roomWidth / 2);
		expect(seatOf('victim', ['judge'])?.x).toBeLessThan(roomWidth / 2);
	});

	it('draws everybody who is there, also a witness and an expert who wait', () => {
		const seated = everybody.filter((role) => role !== 'observer');
		expect(new Set(seatsOf('court', everybody, []).map(({ role }) => role))).toEqual(new Set(seated));
		expect(seatOf('witness', [])?.x).not.toBe(roomWidth / 2);
		expect(seatOf('witness', ['witness'])?.x).toBe(roomWidth / 2);
	});

	it('mirrors with the reading', () => {
		expect(mirrored(752, true)).toBe(148);
		expect(mirrored(752, false)).toBe(752);
	});
});

describe('a room before the hearing', () => {
	it('seats everybody inside the picture, in the order given', () => {
		for (let people = 1; people <= 12; people++) {
			const present = everybody.filter((role) => role !== 'observer').slice(0, people);
			const seats = seatsOf('office', present, []);
			expect(seats.map(({ role }) => role)).toEqual(present);
			for (const { x } of seats) expect(Math.abs(x - roomWidth / 2)).toBeLessThan(400);
		}
	});
});

describe('the frieze of a phone', () => {
	it('keeps everybody inside the band', () => {
		for (const { x } of friezeOf(everybody, ['expert', 'witness'], true)) {
			expect(x).toBeGreaterThan(0);
			expect(x).toBeLessThan(friezeWidth);
		}
	});
});
