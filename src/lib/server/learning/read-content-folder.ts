import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ContentFiles } from '#lib/course/index.ts';

const wanted = /\.(?:ya?ml|md)$/;

/**
 * Reads the texts of a content folder: YAML and Markdown, by path relative to it.
 * @throws when the folder cannot be read, or a file in it is not UTF-8
 */
export async function readContentFolder(folder: string): Promise<ContentFiles> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile() && wanted.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	return new Map(
		await Promise.all(
			paths.map(async (path) => [relative(folder, path).split(sep).join('/'), await readUtf8(path)] as const)
		)
	);
}

async function readUtf8(path: string): Promise<string> {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(await readFile(path));
	} catch (cause) {
		throw new Error(`${path} cannot be read as UTF-8 text.`, { cause });
	}
}
