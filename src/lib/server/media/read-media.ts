import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { kindOfBytes } from './media-kind.ts';
import type { MediaKind } from '#lib/course/index.ts';

/** A file of a folder `media/`, of a case or of a course. */
export interface StoredMedia {
	readonly name: string;
	/** Null where it is nothing that we show, or too large to be read. */
	readonly kind: MediaKind | null;
	readonly bytes: number;
	/** `image/png;base64,…`, as it is kept under its hash; empty where the file was not read because it is too large. */
	readonly body: string;
	/** What the file holds; empty where it was not read. */
	readonly content: Uint8Array;
}

/**
 * The files of a folder `media/`, by name; none where there is no such folder. Those with more bytes than `mostBytes`
 * gives for their name are not read.
 */
export async function readMedia(folder: string, mostBytes: (name: string) => number): Promise<StoredMedia[]> {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
	return Promise.all(names.sort().map((name) => readOne(folder, name, mostBytes(name))));
}

async function readOne(folder: string, name: string, most: number): Promise<StoredMedia> {
	const path = join(folder, name);
	const { size } = await stat(path);
	if (size > most) return { name, kind: null, bytes: size, body: '', content: new Uint8Array() };
	const content = await readFile(path);
	const kind = kindOfBytes(content);
	const body = `${kind ?? ''};base64,${content.toString('base64')}`;
	return { name, kind, bytes: content.length, body, content };
}
