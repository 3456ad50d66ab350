import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mostMediaBytes, type MediaFile, type MediaKind } from '#lib/trial/index.ts';

/** The files of the folder `media/` of a scenario, by name; none where there is no such folder. Too large ones are not read. */
export async function readMedia(folder: string): Promise<MediaFile[]> {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
	return Promise.all(names.sort().map((name) => readOne(folder, name)));
}

async function readOne(folder: string, name: string): Promise<MediaFile> {
	const path = join(folder, name);
	const { size } = await stat(path);
	if (size > mostMediaBytes) return { name, kind: null, bytes: size, body: '' };
	const bytes = await readFile(path);
	const kind = kindOf(bytes);
	return { name, kind, bytes: bytes.length, body: `${kind ?? ''};base64,${bytes.toString('base64')}` };
}

/** What a picture is, by its first bytes. */
function kindOf(bytes: Buffer): MediaKind | null {
	const starts = (text: string, at = 0) => bytes.toString('latin1', at, at + text.length) === text;
	if (starts('\x89PNG\r\n\x1a\n')) return 'image/png';
	if (starts('\xff\xd8\xff')) return 'image/jpeg';
	return starts('RIFF') && starts('WEBP', 8) ? 'image/webp' : null;
}
