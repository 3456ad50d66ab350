import { describe, expect, it } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { readSealedText, sealText } from '#lib/server/db/sealed-text-repository.ts';
import { eraseFromNotebook, myNotebook } from '#lib/server/learning/notebook.ts';
import { openLesson } from '#lib/server/learning/open-lesson.ts';
import { keepReflectionDraft, writeReflection } from '#lib/server/learning/write-reflection.ts';
import { dialects, withDatabase } from '../database.ts';
import { learner, openSchool, type School } from './school.ts';

const place = { lesson: 'voir', reflection: 'premiere' } as const;

async function reflectionOf(school: School, person: Person) {
	const opened = await openLesson(school, person, { course: 'petit', lesson: 'voir', language: 'fr', passOver: true });
	const part = opened.ok ? opened.lesson.parts.find(({ kind }) => kind === 'reflection') : undefined;
	return part?.kind === 'reflection' ? { saved: part.saved?.body ?? null, draft: part.draft } : undefined;
}

for (const dialect of dialects)
	describe(`the notebook, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		it('keeps what is being typed as a draft, then the text, and forgets the draft', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			expect(await keepReflectionDraft(school, person, { ...place, text: 'Je pens' })).toBe(true);
			expect(await reflectionOf(school, person)).toEqual({ saved: null, draft: 'Je pens' });
			const text = '  Je pense à <b>elle</b> 😀 — أفكر \n';
			expect(await writeReflection(school, person, { ...place, text, version: null, key: 'k' })).toEqual({ ok: true });
			expect(await reflectionOf(school, person)).toEqual({ saved: text.trim(), draft: null });
		});

		it('keeps a text sent twice once', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const input = { ...place, text: 'Une fois', version: null, key: 'k' };
			await Promise.all([writeReflection(school, person, input), writeReflection(school, person, input)]);
			expect(await writeReflection(school, person, input)).toEqual({ ok: true });
			expect((await myNotebook(school, person, 'fr')).map(({ text }) => text)).toEqual(['Une fois']);
		});

		it('replaces a text by a newer version, and erases the one replaced', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			await writeReflection(school, person, { ...place, text: 'Avant', version: null, key: 'k1' });
			const [note] = await myNotebook(school, person, 'fr');
			await writeReflection(school, person, { ...place, text: 'Après', version: note?.id ?? null, key: 'k2' });
			expect(await myNotebook(school, person, 'fr')).toMatchObject([
				{ text: 'Après', lessonTitle: 'Regarder', prompt: 'Regarder', lessonPath: '/course/petit/lesson/voir' }
			]);
			const texts = await store.db.read
				.selectFrom('sealed_text')
				.select('body')
				.where('person_id', '=', person.id)
				.execute();
			expect(texts.map(({ body }) => body).sort()).toEqual(['Après', null]);
		});

		it('is searched by its writer, in the text, the question and the lesson, whatever the accents', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			await writeReflection(school, person, { ...place, text: 'La vulnérabilité', version: null, key: 'k1' });
			const other = { lesson: 'agir', reflection: 'premiere', version: null };
			await writeReflection(school, person, { ...other, text: 'الهَشاشة', key: 'k2' });
			const found = async (query: string) => (await myNotebook(school, person, 'fr', query)).map(({ text }) => text);
			expect(await found('VULNERABILITE')).toEqual(['La vulnérabilité']);
			expect(await found('هشاشه')).toEqual(['الهَشاشة']);
			expect(await found('regarder')).toHaveLength(2);
			expect(await found('rien de tel')).toEqual([]);
			expect(await myNotebook(school, await learner(store.db), 'fr', 'vulnérabilité')).toEqual([]);
		});

		it('writes nothing over a version that another tab saved meanwhile, and shows both', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			await writeReflection(school, person, { ...place, text: 'Onglet un', version: null, key: 'k1' });
			const second = await writeReflection(school, person, { ...place, text: 'Onglet deux', version: null, key: 'k2' });
			const [note] = await myNotebook(school, person, 'fr');
			expect(second).toEqual({ ok: false, code: 'notebook/changed', saved: 'Onglet un', version: note?.id });
			expect(note?.text).toBe('Onglet un');
		});

		it('keeps no case of one’s own that seems to name somebody, not even as a draft, unless its writer is sure', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const mien = { lesson: 'voir', reflection: 'mien' } as const;
			const text = 'Hier Mme Alaoui, 06 12 34 56 78, est venue.';
			const write = (more: { text: string; key: string; overruled?: boolean }) =>
				writeReflection(school, person, { ...mien, version: null, ...more });
			expect(await keepReflectionDraft(school, person, { ...mien, text })).toBe(false);
			expect(await write({ text, key: 'k1' })).toEqual({
				ok: false,
				code: 'notebook/names',
				traces: ['06 12 34 56 78', 'Mme Alaoui']
			});
			const written = await store.db.read
				.selectFrom('sealed_text')
				.where('person_id', '=', person.id)
				.select('id')
				.execute();
			expect(written).toEqual([]);
			expect(await write({ text, key: 'k2', overruled: true })).toEqual({ ok: true });
			expect(await myNotebook(school, person, 'fr')).toMatchObject([{ text, reflection: 'mien' }]);
		});

		it('asks nothing of a case of one’s own without names, nor of a reflection with one', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const own = { lesson: 'voir', reflection: 'mien', text: 'Une femme sans papiers.', version: null, key: 'k1' };
			expect(await writeReflection(school, person, own)).toEqual({ ok: true });
			const reflection = { ...place, text: 'Mme Alaoui', version: null, key: 'k2' };
			expect(await writeReflection(school, person, reflection)).toEqual({ ok: true });
		});

		it('refuses an empty text, one past the limit, and a reflection that does not exist', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const write = (text: string, reflection = 'premiere') =>
				writeReflection(school, person, { lesson: 'voir', reflection, text, version: null, key: 'k' });
			expect(await write(' \n ')).toMatchObject({ code: 'notebook/empty' });
			expect(await write('a'.repeat(10_001))).toMatchObject({ code: 'notebook/too-long' });
			expect(await write('a', 'autre')).toMatchObject({ code: 'notebook/not-found' });
			expect(await keepReflectionDraft(school, person, { ...place, reflection: 'autre', text: 'a' })).toBe(false);
		});

		it('belongs to one person alone: nobody else reads or erases it', async () => {
			const school = await openSchool(store.db);
			const [one, other] = [await learner(store.db), await learner(store.db, 'trainer', 'certifier', 'administrator')];
			await writeReflection(school, one, { ...place, text: 'À moi', version: null, key: 'k' });
			const [note] = await myNotebook(school, one, 'fr');
			expect(await myNotebook(school, other, 'fr')).toEqual([]);
			expect(await eraseFromNotebook(school, other, note?.id ?? '')).toBe(false);
			expect(await eraseFromNotebook(school, one, note?.id ?? '')).toBe(true);
			expect(await myNotebook(school, one, 'fr')).toEqual([]);
			expect(await reflectionOf(school, one)).toEqual({ saved: null, draft: null });
		});

		it('erases no text of the same person that stands elsewhere, such as an answer on record', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			await inTransaction(store.db, (trx) =>
				sealText(trx, { id: 'on-record', personId: person.id, body: 'Ma réponse' })
			);
			expect(await eraseFromNotebook(school, person, 'on-record')).toBe(false);
			expect(await readSealedText(store.db.read, 'on-record')).toBe('Ma réponse');
		});
	});
