import { describe, expect, test, beforeAll } from 'vitest';
import { sha256Hex } from '#lib/records/index.ts';
import {
	currentContent,
	putBlob,
	readBlob,
	setCurrentContent,
	withdrawContent
} from '#lib/server/db/blob-repository.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { draftsUnder, dropDraft, readDraft, saveDraft } from '#lib/server/db/draft-repository.ts';
import { factsOf, recordFact } from '#lib/server/db/fact-repository.ts';
import { insertPerson } from '#lib/server/db/person-repository.ts';
import {
	eraseSealedTexts,
	readSealedText,
	readSealedTexts,
	sealedTextMatches,
	sealText
} from '#lib/server/db/sealed-text-repository.ts';
import { dialects, withDatabase } from '../database.ts';

const at = '2026-11-22T08:00:00.000Z';
const hostile = `'; drop table person; -- <script>alert(1)</script> \u202E\0 ٱلنص \u{1F9D1}\uD800`;
const kept = `'; drop table person; -- <script>alert(1)</script> \u202E ٱلنص \u{1F9D1}\uFFFD`;

for (const dialect of dialects) {
	describe(`repositories on ${dialect}`, () => {
		const store = withDatabase(dialect);
		beforeAll(async () => {
			for (const id of ['p1', 'p2']) {
				const names = { nameLatin: id, nameArabic: id, language: 'fr' } as const;
				await insertPerson(store.db.write, { id, mail: `${id}@example.test`, ...names, at });
			}
		});

		test('a sealed text is read as it was typed, whatever was typed', async () => {
			const seal = { id: 't1', personId: 'p1', body: hostile };
			const sealed = await inTransaction(store.db, (trx) => sealText(trx, seal));
			expect(await readSealedText(store.db.read, 't1')).toBe(kept);
			expect(await sealedTextMatches(store.db.read, sealed)).toBe('same');
			expect(await sealedTextMatches(store.db.read, { ...sealed, textHash: '0'.repeat(64) })).toBe('changed');
		});

		test('erasing a person’s texts leaves everybody else’s, and hashes that say nothing', async () => {
			const sealed = await inTransaction(store.db, async (trx) => {
				await sealText(trx, { id: 't2', personId: 'p2', body: 'another’s' });
				const mine = await sealText(trx, { id: 't3', personId: 'p1', body: 'mine' });
				await eraseSealedTexts(trx, 'p1', at);
				return mine;
			});
			expect(await readSealedText(store.db.read, 't3')).toBeNull();
			expect(await readSealedText(store.db.read, 'never')).toBeUndefined();
			expect(await sealedTextMatches(store.db.read, sealed)).toBe('erased');
			expect(await readSealedTexts(store.db.read, ['t2', 't3', 'never'])).toEqual(new Map([['t2', 'another’s']]));
			expect(await readSealedTexts(store.db.read, [])).toEqual(new Map());
		});

		test('a draft replaces the one before, at its own place only', async () => {
			const save = (place: string, body: string) => saveDraft(store.db.write, { personId: 'p1', place, body, at });
			await save('trial/1/a', 'first');
			await save('trial/1/a', hostile);
			await save('trial/1/b', 'other');
			await save('trial/10/a', 'not under trial/1/');
			expect(await readDraft(store.db.read, 'p1', 'trial/1/a')).toBe(kept);
			expect(await readDraft(store.db.read, 'p2', 'trial/1/a')).toBeUndefined();
			expect([...(await draftsUnder(store.db.read, 'p1', 'trial/1/')).keys()].toSorted()).toEqual([
				'trial/1/a',
				'trial/1/b'
			]);
			await dropDraft(store.db.write, 'p1', 'trial/1/a');
			expect(await readDraft(store.db.read, 'p1', 'trial/1/a')).toBeUndefined();
		});

		test('a blob is kept once, under the hash of its exact bytes', async () => {
			const body = '{"titre":"é","عنوان":1}';
			const hash = await putBlob(store.db.write, 'lesson', body, at);
			expect(hash).toBe(sha256Hex(body));
			expect(await putBlob(store.db.write, 'lesson', body, '2027-01-01T00:00:00.000Z')).toBe(hash);
			expect(await readBlob(store.db.read, hash)).toBe(body);
			expect(await readBlob(store.db.read, '0'.repeat(64))).toBeUndefined();
		});

		test('what is current moves on; what was current stays readable', async () => {
			const [first, second] = [
				await putBlob(store.db.write, 'lesson', 'first', at),
				await putBlob(store.db.write, 'lesson', 'second', at)
			];
			for (const hash of [first, second]) {
				await setCurrentContent(store.db.write, { kind: 'lesson', contentId: 'm1/l1', hash });
			}
			expect(await currentContent(store.db.read, 'lesson')).toEqual(new Map([['m1/l1', second]]));
			expect(await readBlob(store.db.read, first)).toBe('first');
			await withdrawContent(store.db.write, 'lesson', 'm1/l1');
			expect(await currentContent(store.db.read, 'lesson')).toEqual(new Map());
		});

		test('what is not kept cannot be current', async () => {
			const unknown = { kind: 'lesson', contentId: 'x', hash: '0'.repeat(64) };
			await expect(setCurrentContent(store.db.write, unknown)).rejects.toThrow();
		});

		test('the same evidence is one fact, however often it is recorded', async () => {
			const fact = {
				personId: 'p1',
				kind: 'lesson',
				subjectId: 'l1',
				evidenceHash: 'h',
				value: { b: 1, a: 2 },
				at
			} as const;
			const recorded = await Promise.all(['f1', 'f2', 'f3'].map((id) => recordFact(store.db.write, { id, ...fact })));
			expect(recorded.filter(Boolean)).toHaveLength(1);
			expect(await recordFact(store.db.write, { ...fact, id: 'f4', evidenceHash: 'h2' })).toBe(true);
			const facts = await factsOf(store.db.read, 'p1');
			expect(facts.map(({ value }) => value)).toEqual(['{"a":2,"b":1}', '{"a":2,"b":1}']);
			expect(await factsOf(store.db.read, 'p2')).toEqual([]);
		});
	});
}
