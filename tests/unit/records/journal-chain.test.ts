import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyJournal } from '#lib/records/follow-journal.ts';
import { journalHash, journalLeafHash, journalStart, type JournalRow } from '#lib/records/journal-chain.ts';

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

	test('an edited body is found, a lost one too', () => {
		const withLeaf = (leaf: JournalRow['leaf']) =>
			verifyJournal(chain(['a', 'b', 'c']).map((row) => (row.seq === 2 ? { ...row, leaf } : row)));
		expect(withLeaf({ salt: 'salt2', body: 'other' })).toMatchObject({ brokenAt: 2, reason: 'journal/leaf-edited' });
		expect(withLeaf(null)).toMatchObject({ brokenAt: 2, reason: 'journal/leaf-lost' });
	});

	test('an empty body holds where its person was erased, and is found where nobody was', () => {
		const rows = chain(['a', 'b', 'c']);
		const emptied = rows.map((row) => (row.seq === 2 ? { ...row, leaf: { salt: '', body: null } } : row));
		const found = { ok: false, entries: 1, brokenAt: 2, reason: 'journal/leaf-emptied' };
		expect(verifyJournal(emptied)).toEqual(found);
		const erasing = (subject: string) => {
			const entry = { seq: 4, at: '', actorId: 'admin', act: 'person/erased', subject, leafHash: '', prevHash: '' };
			const linked = { ...entry, leafHash: journalLeafHash('{}', 's', 4), prevHash: rows[2]?.hash ?? '' };
			return [...emptied, { ...linked, hash: journalHash(linked), leaf: { salt: 's', body: '{}' } }];
		};
		expect(verifyJournal(erasing('person:p'))).toEqual({ ok: true, entries: 4 });
		expect(verifyJournal(erasing('person:other'))).toEqual(found);
	});

	test('an end that was cut off is found by a checkpoint that a second party kept', () => {
		const rows = chain(['a', 'b', 'c']);
		const kept = rows.map(({ seq, hash }) => ({ seq, hash }));
		expect(verifyJournal(rows.slice(0, 2))).toEqual({ ok: true, entries: 2 });
		expect(verifyJournal(rows.slice(0, 2), kept)).toMatchObject({ brokenAt: 3, reason: 'journal/cut' });
	});

	test('a journal written anew is found, and between which checkpoints it was', () => {
		const kept = [2, 4].map((seq) => chain(['a', 'b', 'c', 'd'])[seq - 1]).flatMap((row) => row ?? []);
		const rewritten = (bodies: string[]) => verifyJournal(chain(bodies), kept);
		const found = { ok: false, reason: 'journal/rewritten' };
		expect(rewritten(['a', 'b', 'c', 'd', 'e'])).toEqual({ ok: true, entries: 5 });
		expect(rewritten(['a', 'other', 'c', 'd'])).toEqual({ ...found, entries: 0, brokenAt: 1, until: 2 });
		expect(rewritten(['a', 'b', 'c', 'other'])).toEqual({ ...found, entries: 2, brokenAt: 3, until: 4 });
		expect(rewritten(['a', 'b', 'slipped in', 'c', 'd'])).toEqual({ ...found, entries: 2, brokenAt: 3, until: 4 });
	});

	test('whatever is done to a journal, a checkpoint of its last entry finds it', () => {
		const forgery = fc.constantFrom('edit', 'delete', 'insert', 'swap', 'cut', 'write anew');
		fc.assert(
			fc.property(someChain, forgery, fc.nat(), (rows, how, pick) => {
				const forged = forge(rows, how, pick);
				const [last] = rows.slice(-1);
				expect(verifyJournal(forged, last ? [last] : []).ok).toBe(false);
			})
		);
	});
});

/** What somebody with the database in their hands would do, each time with every hash made anew. */
function forge(rows: readonly JournalRow[], how: string, pick: number): JournalRow[] {
	const bodies = rows.map(({ leaf }) => leaf?.body ?? '');
	const at = pick % (bodies.length - 1);
	if (how === 'edit') return chain(bodies.with(at, `${bodies[at] ?? ''}!`));
	if (how === 'delete') return chain(bodies.toSpliced(at, 1));
	if (how === 'insert') return chain(bodies.toSpliced(at, 0, 'new'));
	if (how === 'cut') return rows.slice(0, at + 1);
	if (how === 'write anew') return chain(bodies.map((body) => `${body}?`));
	const swapped = rows.with(at, rows[at + 1] ?? forgedRow).with(at + 1, rows[at] ?? forgedRow);
	return swapped.map((row, index) => ({ ...row, seq: index + 1 }));
}

const forgedRow: JournalRow = {
	seq: 0,
	at: '',
	actorId: null,
	act: '',
	subject: '',
	leafHash: '',
	prevHash: '',
	hash: '',
	leaf: null
};
