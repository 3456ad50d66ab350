import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { smallContent } from '../../unit/course/small-content.ts';

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
	`{{traite}}\n\n::: compare ${said}\n| a | b |\n|---|---|\n| c | ${said} |\n:::\n\n::: checklist liste ${said}\n- ${said}\n:::\n\n::: figure point.png\nalt: ${said}\n\n${said}\n:::\n\n::: video film\n${said}\n:::\n\n::: audio voix\n${said}\n:::\n`;

const vtt = 'WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour\n';

/** Files of a course, as small as they can be. */
export const media: Readonly<Record<string, Buffer>> = {
	'point.png': png(40, 30),
	'film.mp4': Buffer.from('\0\0\0\x18ftypisom0000', 'latin1'),
	'film.fr.vtt': Buffer.from(vtt),
	'film.ar.vtt': Buffer.from(`\uFEFF${vtt}`),
	'film.en.vtt': Buffer.from(vtt),
	'voix.m4a': Buffer.from('\0\0\0\x18ftypM4A 0000', 'latin1'),
	'oubli.png': png(1, 1)
};

/** The small course whose first lesson has every block, with a picture, a film and a voice, on disk. */
export async function folderWithMedia(): Promise<string> {
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
