import * as v from 'valibot';
import { expect, test } from 'vitest';
import { nameSchema } from '#lib/server/people/person-input.ts';

const problem = (typed: string) => v.safeParse(nameSchema, typed).issues?.[0].message;

test.each(['', ' ', '\u200B', '\u202E\u202C', '\u2060\uFEFF', '\0', '...'])(
	'%j is no name: nobody could read it',
	(typed) => {
		expect(problem(typed)).toBe('people/name-missing');
	}
);

test('a name of 300 characters is too long', () => {
	expect(problem('x'.repeat(300))).toBe('people/name-too-long');
});

test.each([
	['Salma  El\tIdrissi', 'Salma El Idrissi'],
	['\u202EimlaS\u202C', 'imlaS'],
	['<b>Salma</b>', '<b>Salma</b>'],
	['سلمى الإدريسي', 'سلمى الإدريسي'],
	['N\0uL', 'NuL']
])('%j is kept as %j', (typed, kept) => {
	expect(v.parse(nameSchema, typed)).toBe(kept);
});
