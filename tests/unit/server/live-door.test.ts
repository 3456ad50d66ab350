import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGuestName } from '#lib/server/live/guest-name.ts';
import { joinCode, readJoinCode } from '#lib/server/live/join-code.ts';
import { moroccanTime } from '#lib/server/live/moroccan-time.ts';

describe('the code of a room', () => {
	test('is read back however it is typed, and holds forty bits', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (bytes) => {
				const code = joinCode(bytes);
				expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
				expect(readJoinCode(` ${code.toLowerCase().replace('-', ' – ')} `)).toBe(code);
			})
		);
		expect(joinCode(new Uint8Array(5).fill(255))).not.toBe(joinCode(new Uint8Array(5).fill(254)));
	});

	test.each(['', 'ABC', 'ABCD-EFGHI', 'UUUU-UUUU', '<script>', 'A'.repeat(10_000)])('is none of ours: %s', (typed) => {
		expect(readJoinCode(typed)).toBeUndefined();
	});
});

describe('the name of a guest', () => {
	test.each([
		['  Samira   El Fassi ', 'Samira El Fassi'],
		['نادية العلوي', 'نادية العلوي'],
		['Jean-François d’Arc', 'Jean-François d’Arc'],
		['A\u202Ebcd', 'Abcd']
	])('%s is taken as %s', (typed, name) => {
		expect(readGuestName(typed, [])).toEqual({ name });
	});

	test.each([
		['<b>Samira</b>', 'live/name-signs'],
		['Samira & fils', 'live/name-signs'],
		['', 'people/name-missing'],
		['\u202E\u2066', 'people/name-missing'],
		['12345', 'people/name-missing'],
		['é'.repeat(300), 'people/name-too-long'],
		['a'.repeat(61), 'people/name-too-long'],
		[undefined, 'people/name-missing']
	])('%s is refused: %s', (typed, problem) => {
		expect(readGuestName(typed, [])).toEqual({ problem });
	});

	test.each(['samira démo', 'SAMIRA DEMO', 'Samira\u200f Démo'])('%s is somebody who is there already', (typed) => {
		expect(readGuestName(typed, ['Samira Démo'])).toEqual({ problem: 'live/name-taken' });
	});
});

describe('a date and hour in Morocco', () => {
	test('is an hour ahead of UTC, save in Ramadan', () => {
		expect(moroccanTime('2026-07-01T10:00')).toBe('2026-07-01T09:00:00.000Z');
		expect(moroccanTime('2026-03-01T10:00')).toBe('2026-03-01T10:00:00.000Z');
	});

	test('may be left out, and must otherwise be one', () => {
		expect(moroccanTime('')).toBeNull();
		for (const typed of ['demain', '2026-13-01T10:00', '2026-07-01']) expect(moroccanTime(typed)).toBeUndefined();
	});
});
