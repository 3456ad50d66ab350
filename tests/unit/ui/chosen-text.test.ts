import { expect, test } from 'vitest';
import { chosenText } from '#lib/ui/trial/names.ts';

test('what was chosen is told in words, an amount with its unit, a range of amounts from its first to its last', () => {
	expect(chosenText({ chosen: ['Une', 'Deux'], unit: null })).toBe('Une · Deux');
	expect(chosenText({ chosen: ['1'], unit: 'years' })).toBe('1 an');
	expect(chosenText({ chosen: ['15'], unit: 'days' })).toBe('15 jours');
	expect(chosenText({ chosen: ['30–90'], unit: 'days' })).toBe('30–90 jours');
});
