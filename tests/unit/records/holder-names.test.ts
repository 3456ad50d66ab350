import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameLimit, parseHolderNames, parseReason, reasonLimit } from '#lib/records/index.ts';

const arabic = 'فاطمة الزهراء بنعلي';

describe('names for a certificate', () => {
	test.each([
		["Fatima-Zahra N'Daoud", arabic],
		['José Ángel Núñez', 'عبد الرّحمٰن'],
		['  Awa   Tembeli ', '  آوا   تمبيلي ']
	])('%s is accepted, its spaces tidied', (latin, other) => {
		expect(parseHolderNames({ latin, arabic: other })).toEqual({
			ok: true,
			names: { latin: latin.trim().replace(/\s+/g, ' '), arabic: other.trim().replace(/\s+/g, ' ') }
		});
	});

	test.each([
		['', 'name/empty'],
		['   ', 'name/empty'],
		['a'.repeat(300), 'name/too-long'],
		['Awa \u202eilebmeT', 'name/invisible'],
		['Awa\u200b Tembeli', 'name/invisible'],
		['Awa\u0000', 'name/invisible'],
		['Awa\ud800', 'name/invisible'],
		['<b>Awa</b>', 'name/characters'],
		['Awa 2', 'name/characters'],
		['Аwa', 'name/characters'],
		["'-.", 'name/characters'],
		[`A${'\u0301'.repeat(9)}wa`, 'name/characters'],
		[arabic, 'name/script']
	])('%j in the Latin field is refused: %s', (latin, problem) => {
		expect(parseHolderNames({ latin, arabic })).toEqual({ ok: false, latin: problem });
	});

	test('a Latin name in the Arabic field is told apart', () => {
		expect(parseHolderNames({ latin: 'Awa', arabic: 'Awa' })).toEqual({ ok: false, arabic: 'name/script' });
	});

	test('both fields are judged at once', () => {
		expect(parseHolderNames({ latin: '', arabic: '' })).toEqual({
			ok: false,
			latin: 'name/empty',
			arabic: 'name/empty'
		});
	});

	test('whatever is accepted is short, visible and free of markup', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (latin) => {
				const parsed = parseHolderNames({ latin, arabic });
				if (!parsed.ok) return;
				expect(Array.from(parsed.names.latin).length).toBeLessThanOrEqual(nameLimit);
				expect(parsed.names.latin).not.toMatch(/[<>&"\p{C}]/u);
			})
		);
	});
});

describe('a reason', () => {
	test('keeps its lines and loses what no text needs', () => {
		expect(parseReason(' Pièce\r\nmanquante\u0000\ud800 ')).toEqual({ ok: true, reason: 'Pièce\nmanquante' });
	});
	test('of spaces or dots is no reason', () => {
		expect(parseReason(' … ')).toEqual({ ok: false, problem: 'reason/empty' });
	});
	test('past the limit is refused', () => {
		expect(parseReason('é'.repeat(reasonLimit)).ok).toBe(true);
		expect(parseReason('é'.repeat(reasonLimit + 1))).toEqual({ ok: false, problem: 'reason/too-long' });
	});
});
