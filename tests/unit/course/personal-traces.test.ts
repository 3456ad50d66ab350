import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personalTraces } from '#lib/course/index.ts';

const words = (text: string) => personalTraces(text).map((trace) => trace.words);

describe('what a case of one’s own must not carry', () => {
	it.each([
		['a title and a name', 'J’ai reçu Mme Alaoui hier.', 'Mme Alaoui'],
		['a given name', 'puis Fatima est partie', 'Fatima'],
		['a given and a family name', 'un homme, Driss Bennani, attendait', 'Driss Bennani'],
		['somebody said to be called so', 'une femme nommée Hiba', 'nommée Hiba'],
		['a name in Arabic', 'جاءت السيدة العلوي أمس', 'السيدة العلوي'],
		['a given name in Arabic', 'ثم غادرت فاطمة', 'فاطمة'],
		['a telephone', 'on la joint au 06 12 34 56 78', '06 12 34 56 78'],
		['a telephone from abroad', 'call +212 661-234567', '+212 661-234567'],
		['a telephone in Arabic digits', 'رقمها ٠٦١٢٣٤٥٦٧٨', '0612345678'],
		['an identity card', 'CIN AB123456', 'AB123456'],
		['a number of a file', 'voir 2024/2610/123', '2024/2610/123'],
		['a file by its number', 'le dossier n° 45-2025', 'dossier n° 45-2025']
	])('is noticed: %s', (_, text, found) => {
		expect(words(text)).toContain(found);
	});

	it.each([
		'Une femme de 26 ans, sans papiers, dort au-dessus des fours. Elle est payée 300 dirhams.',
		'Le parquet a saisi la chambre criminelle selon l’article 448-1 du Code pénal, loi 27-14.',
		'Le 12/03/2025, à 05 h 10, un contrôle. Amende de 1 000 000 dirhams.',
		'امرأة عمرها 26 سنة تنام فوق الأفران، والفصل 448-1 ينطبق.',
		'The court of appeal heard her; she was paid 300 dirhams.'
	])('is not seen where there is none: %s', (text) => {
		expect(words(text)).toEqual([]);
	});

	it('is told in at most ten pieces, each a piece of the text, and quickly', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 2_000, unit: 'grapheme' }), (text) => {
				expect(words(text).length).toBeLessThanOrEqual(10);
			})
		);
		for (const long of ['A'.repeat(10_000), '06 '.repeat(3_000), 'Aa '.repeat(3_000), 'Abdel'.repeat(2_000)]) {
			const before = performance.now();
			expect(words(long).length).toBeLessThanOrEqual(10);
			expect(performance.now() - before).toBeLessThan(1_000);
		}
	});
});
