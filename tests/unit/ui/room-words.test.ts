import { describe, expect, it } from 'vitest';
import { describeRoom } from '#lib/ui/courtroom/describe-room.ts';
import { seatsOf } from '#lib/ui/courtroom/seats.ts';
import { exhibitCode, exhibitParts } from '#lib/ui/trial/exhibit-label.ts';

const room = (exhibits: { code: string; label: string }[], you?: string) =>
	describeRoom({
		place: 'court',
		seats: seatsOf('court', ['judge', 'victim'], ['victim']),
		open: true,
		lit: ['victim'],
		exhibits,
		you,
		nameOf: (role) => `<${role}>`
	});

describe('the room in words', () => {
	it('says who is there, whose place is mine, who speaks and what lies on the table', () => {
		const { description } = room([{ code: 'PA1', label: 'PA1 · Passeport' }], 'judge');
		expect(description).toContain('<judge>, <victim> et <observer>');
		expect(description).toContain('Votre place : <judge>.');
		expect(description).toContain('La parole est à : <victim>.');
		expect(description).toContain('Sur la table : PA1 · Passeport.');
	});

	it('names exhibits in short under the picture', () => {
		expect(room([{ code: 'PA1', label: 'PA1 · Passeport' }]).caption).toContain('Sur la table : PA1.');
	});

	it('says nothing of a place or a table that are not there', () => {
		expect(room([]).description).not.toMatch(/Votre place|Sur la table/);
	});
});

describe('the label of an exhibit', () => {
	it('is cut into its number and its name', () => {
		expect(exhibitParts('PA1 · Passeport · copie')).toEqual({ code: 'PA1', name: 'Passeport · copie' });
	});

	it('stands whole where it has no number', () => {
		expect(exhibitCode('Le certificat')).toBe('Le certificat');
	});
});
