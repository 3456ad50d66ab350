import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	journalHash,
	journalLeafHash,
	journalStart,
	verifyJournal,
	type JournalRow
} from '#lib/records/journal-chain.ts';

function chain(bodies: readonly string[]): JournalRow[] {
	const rows: JournalRow[] = [];
	for (const [index, body] of bodies.entries()) {
		const seq = index + 1;
		const leafHash = journalLeafHash(body, `salt${seq}`, seq);
		const prevHash = rows.at(-1)?.hash ?? journalStart;
		const entry = { seq, at: '2026-11-22T08:00:00.000Z', actorId: 'p', act: 'x/y', subject: 's', leafHash, prevHash };
		rows.push({ ...entry, hash: journalHash(entry), leaf: { salt: `salt${seq}`, body } });
	}
	return rows;
}

const someChain = fc.array(fc.string(), { minLength: 3, maxLength: 12 }).map(chain);

describe('the journal', () => {
	test('an untouched one verifies, an empty one too', () => {
		fc.assert(
			fc.property(someChain, (rows) => {
				expect(verifyJournal(rows)).toEqual({ ok: true, entries: rows.length });
			})
		);
		expect(verifyJournal([])).toEqual({ ok: true, entries: 0 });
	});

	test.each(['at', 'actorId', 'act', 'subject', 'leafHash'] as const)('an edited %s is found', (field) => {
		const rows = chain(['a', 'b', 'c']).map((row) => (row.seq === 2 ? { ...row, [field]: 'other' } : row));
		expect(verifyJournal(rows)).toEqual({ ok: false, entries: 1, brokenAt: 2, reason: 'journal/edited' });
	});

	test('an edit with its hash made anew breaks the link behind it', () => {
		const rows = chain(['a', 'b', 'c']).map((row) => {
			const edited = { ...row, act: 'other' };
			return row.seq === 2 ? { ...edited, hash: journalHash(edited) } : row;
		});
		expect(verifyJournal(rows)).toMatchObject({ brokenAt: 3, reason: 'journal/unlinked' });
	});

	test('a deleted row is found, wherever it was', () => {
		fc.assert(
			fc.property(someChain, fc.nat(), (rows, pick) => {
				const gone = pick % (rows.length - 1);
				const verdict = verifyJournal(rows.filter((_, index) => index !== gone));
				expect(verdict).toMatchObject({ ok: false, brokenAt: gone + 1, reason: 'journal/gap' });
			})
		);
	});

	test('two rows that changed places are found', () => {
		const [first, second, third] = chain(['a', 'b', 'c']);
		if (!first || !second || !third) throw new Error('three rows');
		const swapped = [first, { ...third, seq: 2 }, { ...second, seq: 3 }];
		expect(verifyJournal(swapped)).toMatchObject({ ok: false, brokenAt: 2, reason: 'journal/unlinked' });
	});

	test('an edited body is found, an erased one is not an edit, a lost one is', () => {
		const withLeaf = (leaf: JournalRow['leaf']) =>
			verifyJournal(chain(['a', 'b', 'c']).map((row) => (row.seq === 2 ? { ...row, leaf } : row)));
		expect(withLeaf({ salt: 'salt2', body: 'other' })).toMatchObject({ brokenAt: 2, reason: 'journal/leaf-edited' });
		expect(withLeaf({ salt: '', body: null })).toEqual({ ok: true, entries: 3 });
		expect(withLeaf(null)).toMatchObject({ brokenAt: 2, reason: 'journal/leaf-lost' });
	});

	test('an end that was cut off is found by a checkpoint that a second party kept', () => {
		const rows = chain(['a', 'b', 'c']);
		const kept = rows.map(({ seq, hash }) => ({ seq, hash }));
		expect(verifyJournal(rows.slice(0, 2))).toEqual({ ok: true, entries: 2 });
		expect(verifyJournal(rows.slice(0, 2), kept)).toMatchObject({ brokenAt: 3, reason: 'journal/cut' });
	});

	test('a journal written anew from the beginning is found by a checkpoint', () => {
		const kept = chain(['a', 'b', 'c']).map(({ seq, hash }) => ({ seq, hash }));
		expect(verifyJournal(chain(['a', 'other', 'c']), kept)).toMatchObject({ brokenAt: 2, reason: 'journal/edited' });
	});
});
