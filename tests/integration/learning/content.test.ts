import { describe, expect, it } from 'vitest';
import { currentContent, readBlob } from '#lib/server/db/blob-repository.ts';
import { BrokenContent, openContent } from '#lib/server/learning/content-library.ts';
import { brokenContent, smallContent } from '../../unit/course/small-content.ts';
import { dialects, withDatabase } from '../database.ts';
import { contentFrom } from './school.ts';

for (const dialect of dialects)
	describe(`content at the start, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		it('keeps every published thing by the hash of its text', async () => {
			const content = await contentFrom(store.db, smallContent());
			for (const kind of ['course', 'lesson', 'question', 'rule'] as const)
				for (const [id, hash] of await currentContent(store.db.read, kind)) {
					expect(content.hashOf(kind, id)).toBe(hash);
					expect(await readBlob(store.db.read, hash)).toBeDefined();
				}
			expect((await currentContent(store.db.read, 'question')).size).toBe(5);
			expect(content.rule('petit')?.hash).toBe(content.hashOf('rule', 'petit'));
		});

		it('keeps the old version when a lesson changes, and names the new one', async () => {
			const before = await contentFrom(store.db, smallContent());
			const after = await contentFrom(store.db, brokenContent('petit/un/voir.fr.md', '## Regarder', '## Voir'));
			expect(after.hashOf('lesson', 'voir')).not.toBe(before.hashOf('lesson', 'voir'));
			expect(await readBlob(store.db.read, before.hashOf('lesson', 'voir'))).toContain('Regarder');
			expect((await currentContent(store.db.read, 'lesson')).get('voir')).toBe(after.hashOf('lesson', 'voir'));
		});

		it('withdraws a question that is no longer there', async () => {
			const files = smallContent();
			const text = files.get('petit/questions.yaml') ?? '';
			await contentFrom(store.db, files.set('petit/questions.yaml', text.slice(0, text.indexOf('  - id: t-3'))));
			expect((await currentContent(store.db.read, 'question')).has('t-3')).toBe(false);
		});

		it('stops on an error and changes nothing', async () => {
			const before = await currentContent(store.db.read, 'lesson');
			const broken = brokenContent('petit/un/agir.fr.md', '[[cp-448-1]]', '<script>');
			await expect(contentFrom(store.db, broken)).rejects.toThrow(BrokenContent);
			await expect(contentFrom(store.db, broken)).rejects.toThrow('petit/un/agir.fr.md:9  lesson/raw-html');
			expect(await currentContent(store.db.read, 'lesson')).toEqual(before);
		});
	});

describe('the content of the house', () => {
	const store = withDatabase('sqlite');

	it('holds, is rendered in each language, and opens within a second', async () => {
		const began = performance.now();
		const content = await openContent(store.db, 'content', '2026-01-01T00:00:00.000Z');
		expect(performance.now() - began).toBeLessThan(1000);
		for (const { lessons } of content.courses)
			for (const lesson of lessons.values())
				for (const text of Object.values(lesson.in)) expect(text.parts.length).toBeGreaterThan(0);
	});
});
