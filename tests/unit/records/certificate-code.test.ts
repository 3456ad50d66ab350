import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certificateCode, parseCertificateCode } from '#lib/records/index.ts';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

test('a number is four groups of four symbols that cannot be mistaken for one another', () => {
	expect(certificateCode(new Uint8Array(10))).toBe('0000-0000-0000-0000');
	expect(certificateCode(new Uint8Array(10).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
	fc.assert(fc.property(bytes, (random) => /^([0-9A-HJKMNP-TV-Z]{4}-?){4}$/.test(certificateCode(random))));
});

test('different bytes give different numbers: all 80 bits are in it', () => {
	fc.assert(
		fc.property(bytes, bytes, (a, b) => {
			expect(certificateCode(a) === certificateCode(b)).toBe(a.every((byte, index) => byte === b[index]));
		})
	);
});

test('other than 10 random bytes is a bug', () => {
	expect(() => certificateCode(new Uint8Array(8))).toThrow();
});

test('a number is understood however it was copied', () => {
	fc.assert(
		fc.property(
			bytes,
			fc.constantFrom('', ' ', '-', ' – ', '\u200f', '\u00a0'),
			fc.boolean(),
			(random, mark, small) => {
				const code = certificateCode(random);
				const copied = code.replaceAll('-', mark).replaceAll('0', 'O').replaceAll('1', 'l');
				expect(parseCertificateCode(` ${small ? copied.toLowerCase() : copied} `)).toBe(code);
			}
		)
	);
});

test('Arabic digits and I for 1 are understood', () => {
	expect(parseCertificateCode('٠١٢٣ I567 89AB CDEF')).toBe('0123-1567-89AB-CDEF');
});

test('what cannot be a number is told apart, whatever its length', () => {
	for (const typed of ['', '7K3M', '<script>', 'U'.repeat(16), '0'.repeat(17), 'x'.repeat(1_000_000)])
		expect(parseCertificateCode(typed)).toBeUndefined();
});
