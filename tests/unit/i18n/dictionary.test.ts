import { expect, test } from 'vitest';
import { byLetter } from '#lib/i18n/dictionary.ts';

const lettersOf = (names: readonly string[], language: 'fr' | 'ar') =>
	byLetter(
		names.map((name) => ({ name })),
		language
	).map(({ letter, terms }) => [letter, terms.map(({ name }) => name)]);

test('an Arabic article counts for nothing, a word that only begins alike keeps its letters', () => {
	expect(lettersOf(['الضحية', 'إيواء', 'الاتجار بالبشر', 'ألم', 'بلاغ'], 'ar')).toEqual([
		['ا', ['الاتجار بالبشر', 'ألم', 'إيواء']],
		['ب', ['بلاغ']],
		['ض', ['الضحية']]
	]);
});

test('an accent or an apostrophe before a word moves it nowhere', () => {
	expect(lettersOf(['évasion', 'écoute', '’Emprise', 'Dol'], 'fr')).toEqual([
		['D', ['Dol']],
		['E', ['écoute', '’Emprise', 'évasion']]
	]);
});
