import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openContent, type ContentLibrary } from '#lib/server/learning/content-library.ts';
import { openLesson } from '#lib/server/learning/open-lesson.ts';
import { readContentMedia } from '#lib/server/learning/read-content-folder.ts';
import { seeMedia } from '#lib/server/media/see-media.ts';
import type { Db } from '#lib/server/db/database.ts';
import { dialects, withDatabase } from '../database.ts';
import { folderWithMedia, media } from './course-with-media.ts';
import { learner } from './school.ts';

async function opened(db: Db): Promise<ContentLibrary> {
	const folder = await folderWithMedia();
	try {
		return await openContent(db, folder, '2026-01-01T00:00:00.000Z');
	} finally {
		await rm(folder, { recursive: true });
	}
}

describe('the files of a course', () => {
	it('are what their bytes say, with the size of a picture', async () => {
		const folder = await folderWithMedia();
		const read = await readContentMedia(folder);
		await rm(folder, { recursive: true });
		const facts = [...read].map(([path, { kind, size }]) => [path.slice('petit/media/'.length), kind, size?.width]);
		expect(facts).toEqual([
			['film.ar.vtt', 'text/vtt', undefined],
			['film.en.vtt', 'text/vtt', undefined],
			['film.fr.vtt', 'text/vtt', undefined],
			['film.mp4', 'video/mp4', undefined],
			['oubli.png', 'image/png', 1],
			['point.png', 'image/png', 40],
			['voix.m4a', 'audio/mp4', undefined]
		]);
	});
});

for (const dialect of dialects)
	describe(`what a lesson shows, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		it('is kept under its hash, shown with its words, and stays when the file is gone', async () => {
			const content = await opened(store.db);
			const person = await learner(store.db);
			const app = { db: store.db, content };
			const asked = { course: 'petit', lesson: 'voir', language: 'ar', passOver: true } as const;
			const lesson = await openLesson(app, person, asked);
			const parts = lesson.ok ? lesson.lesson.parts : [];
			const figure = parts.find(({ kind }) => kind === 'figure');
			expect(figure).toMatchObject({ alt: 'مرحبا', width: 40, height: 30, html: '<p>مرحبا</p>\n' });
			const picture = await seeMedia(app, figure?.kind === 'figure' ? figure.hash : '');
			expect(picture?.kind).toBe('image/png');
			expect(Buffer.from(picture?.bytes ?? []).equals(media['point.png'] ?? Buffer.alloc(0))).toBe(true);

			const film = parts.find(({ kind }) => kind === 'video');
			expect(film).toMatchObject({ files: [{ type: 'video/mp4' }], html: '<p>مرحبا</p>\n' });
			const captions = await seeMedia(app, film?.kind === 'video' ? (film.captions ?? '') : '');
			expect(captions?.kind).toBe('text/vtt');
			expect(parts.find(({ kind }) => kind === 'audio')).toMatchObject({ files: [{ type: 'audio/mp4' }] });
		});

		it('is kept once over several starts; what no lesson shows is not kept', async () => {
			await opened(store.db);
			await opened(store.db);
			const kept = await store.db.read.selectFrom('blob').select('body').where('kind', '=', 'media').execute();
			const pictures = kept.filter(({ body }) => body.startsWith('image/png'));
			expect(pictures).toHaveLength(1);
			expect(pictures[0]?.body).toContain((media['point.png'] ?? Buffer.alloc(0)).toString('base64'));
		});
	});
