import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ContentFiles } from '#lib/course/index.ts';

const wanted = /\.(?:ya?ml|md)$/;

/**
 * Reads the texts of a content folder: YAML and Markdown, by path relative to it.
 * @throws when the folder cannot be read
 */
export async function readContentFolder(folder: string): Promise<ContentFiles> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile() && wanted.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	return new Map(
		await Promise.all(
			paths.map(async (path) => [relative(folder, path).split(sep).join('/'), await readText(path)] as const)
		)
	);
}

/** A file as text; what is not UTF-8 in it becomes U+FFFD, which the check reports. */
const readText = async (path: string): Promise<string> => new TextDecoder().decode(await readFile(path));
