import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openContent, type ContentLibrary } from '#lib/server/learning/content-library.ts';
import { openLesson } from '#lib/server/learning/open-lesson.ts';
import { readContentMedia } from '#lib/server/learning/read-content-folder.ts';
import { seeMedia } from '#lib/server/media/see-media.ts';
import type { Db } from '#lib/server/db/database.ts';
import { smallContent } from '../../unit/course/small-content.ts';
import { dialects, withDatabase } from '../database.ts';
import { learner } from './school.ts';

const chunk = (type: string, data: Buffer): Buffer => {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
};

/** A grey picture of this size, as small as a PNG can be. */
function png(width: number, height: number): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 0, 0, 0, 0], 8);
	const points = deflateSync(Buffer.alloc((width + 1) * height, 0));
	const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
	return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', points), chunk('IEND', Buffer.alloc(0))]);
}

const blocks = (said: string): string =>
	`::: figure point.png\nalt: ${said}\n\n${said}\n:::\n\n::: video film\n${said}\n:::\n\n::: audio voix\n${said}\n:::\n`;

const vtt = 'WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour\n';

const media: Readonly<Record<string, Buffer>> = {
	'point.png': png(40, 30),
	'film.mp4': Buffer.from('\0\0\0\x18ftypisom0000', 'latin1'),
	'film.fr.vtt': Buffer.from(vtt),
	'film.ar.vtt': Buffer.from(`\uFEFF${vtt}`),
	'film.en.vtt': Buffer.from(vtt),
	'voix.m4a': Buffer.from('\0\0\0\x18ftypM4A 0000', 'latin1'),
	'oubli.png': png(1, 1)
};

/** The small course whose first lesson shows a picture, a film and a voice, on disk. */
async function folderWithMedia(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'pretoire-media-'));
	const said = { fr: 'Bonjour', ar: 'مرحبا', en: 'Hello' } as const;
	const files = smallContent();
	for (const language of ['fr', 'ar', 'en'] as const) {
		const file = `petit/un/voir.${language}.md`;
		files.set(file, `${files.get(file) ?? ''}\n${blocks(said[language])}`);
	}
	const all = [...files, ...Object.entries(media).map(([name, bytes]) => [`petit/media/${name}`, bytes] as const)];
	for (const [file, content] of all) {
		await mkdir(dirname(join(folder, file)), { recursive: true });
		await writeFile(join(folder, file), content);
	}
	return folder;
}

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
