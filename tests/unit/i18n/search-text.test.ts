import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foldText } from '#lib/i18n/fold-text.ts';
import { matchesSearch } from '#lib/i18n/search-text.ts';
import { formsOf, searchWords, withoutPrefixes, writtenPieces } from '#lib/i18n/search-words.ts';

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
		['مستشفي', 'المستشفى'],
		['448/1', 'CP 448-1'],
		['٨٢/٥/١', 'المادة 82-5-1'],
		['للضحية', 'حقوق الضحية'],
		['وبالبشر', 'الاتجار بالبشر'],
		['ضحيّة', 'ولضحيتها وللضحية']
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

/** Arabic letters as they are typed, without signs. */
const arabicWord = fc.string({
	unit: fc.constantFrom(...Array.from('ابتثجحخدذرزسشصضطظعغفقكلمنهويءأؤئ')),
	minLength: 3,
	maxLength: 9
});
const signs = fc.constantFrom('', 'َ', 'ُ', 'ِ', 'ّ', 'ْ', 'ً', 'ـ', '\u200f');

describe('a word of a search', () => {
	it('is the same with and without vowel signs, tatweel and marks of direction', () => {
		fc.assert(
			fc.property(arabicWord, fc.array(signs, { minLength: 9, maxLength: 9 }), (word, between) => {
				const dressed = Array.from(word, (letter, at) => letter + (between[at] ?? '')).join('');
				expect(foldText(dressed)).toBe(foldText(word));
			})
		);
	});

	it('is the same whatever article and particles are written onto it', () => {
		const prefixes = fc.constantFrom('ال', 'و', 'ب', 'ل', 'ك', 'وال', 'بال', 'كال', 'لل', 'ولل', 'وبال');
		fc.assert(
			fc.property(arabicWord, prefixes, (written, prefix) => {
				const word = foldText(written);
				// A word such as « إلى » tells no text apart, and is not looked for.
				fc.pre(searchWords(word).length > 0);
				expect(withoutPrefixes(prefix + word)).toBe(withoutPrefixes(word));
				expect(matchesSearch(prefix + word, word) && matchesSearch(word, prefix + word)).toBe(true);
			})
		);
	});

	test.each([
		['الإكراه', 'الاكراه'],
		['مُحاكَمة', 'محاكمه'],
		['القُوى', 'القوي'],
		['مسؤول', 'مسوول'],
		['شاطئ', 'شاطي']
	])('« %s » is folded as « %s »', (one, other) => {
		expect(foldText(one)).toBe(foldText(other));
	});

	it('keeps an article number in one piece, however it is written', () => {
		for (const text of ['448-1', '448/1', '448.1', '448–1', '٤٤٨-١', '۴۴۸/۱'])
			expect(searchWords(`art. ${text}.`)).toEqual(['art', '448-1']);
		expect(searchWords('art. 82-5-1, 448')).toEqual(['art', '82-5-1', '448']);
	});

	it('has in French and English the same form in the plural, and keeps short words and numbers', () => {
		expect(['victimes', 'victime', 'travaux', 'pas', '448-1'].map((word) => formsOf(word))).toEqual([
			['victime'],
			['victime'],
			['travau'],
			['pas'],
			['448-1']
		]);
	});

	it('leaves out what stands in every text', () => {
		expect(searchWords('La traite des êtres, et l’accusé ; on the road')).toEqual([
			'traite',
			'etres',
			'accuse',
			'road'
		]);
	});

	it('taking a form of a form changes nothing, whatever the word', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				for (const word of searchWords(text)) {
					const last = formsOf(word).at(-1) ?? '';
					expect(formsOf(last).at(-1)).toBe(last);
				}
			})
		);
	});

	it('is cut from a text without losing a letter of it', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(
					writtenPieces(text)
						.map((piece) => piece.text)
						.join('')
				).toBe(text);
			})
		);
	});
});
