import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foldText, matchesSearch } from '#lib/i18n/search-text.ts';

describe('a search of the law', () => {
	test.each([
		['penal', 'Code pénal, art. 448-1'],
		['ÉTRANGÈRE', 'personne etrangere'],
		['448‑1', 'CP 448-1 al. 4'],
		['coeur', 'au cœur de la preuve'],
		["l'accuse", 'l’accusé a la parole'],
		['448-1 الفصل', 'مجموعة القانون الجنائي، الفصل 448-1'],
		['٤٤٨', 'الفصل 448'],
		['شهاده', 'الشهادة أمام المحكمة'],
		['الاستغلال', 'غرض استغلال الضحية'],
		['إكراه', 'الاكراه والتهديد'],
		['محكمةٍ', 'هيئة المحكمـــة'],
		['مستشفي', 'المستشفى']
	])('finds « %s » in « %s »', (query, text) => {
		expect(matchesSearch(query, text)).toBe(true);
	});

	it('wants every word, in any order', () => {
		expect(matchesSearch('témoin protégé', 'la déposition du témoin qui est protégé')).toBe(true);
		expect(matchesSearch('témoin anonyme', 'la déposition du témoin qui est protégé')).toBe(false);
	});

	it('finds everything for an empty query', () => {
		expect(matchesSearch('  ', 'CP 448-1')).toBe(true);
	});

	it('finds any text by itself, and folding twice changes nothing, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(matchesSearch(text, text)).toBe(true);
				expect(foldText(foldText(text))).toBe(foldText(text));
			})
		);
	});
});
