import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { mostBytesOf, type ContentFiles, type MediaFile } from '#lib/course/index.ts';
import { sha256Hex } from '#lib/records/index.ts';
import { pictureSize } from '../media/picture-size.ts';
import { readMedia, type StoredMedia } from '../media/read-media.ts';

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

/** A file of a course: what the check needs to know of it, and its bytes as they are kept. */
export interface StoredCourseMedia extends MediaFile {
	readonly body: string;
}

/**
 * Reads the files of the folders `media/` of every course, by path: `<course>/media/<name>`.
 * @throws when the folder cannot be read
 */
export async function readContentMedia(folder: string): Promise<ReadonlyMap<string, StoredCourseMedia>> {
	const entries = await readdir(folder, { withFileTypes: true });
	const courses = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
	const read = await Promise.all(
		courses.sort().map(async (course) => {
			const files = await readMedia(join(folder, course, 'media'), mostBytesOf);
			return files.map((file) => [`${course}/media/${file.name}`, asCourseMedia(file)] as const);
		})
	);
	return new Map(read.flat());
}

const asCourseMedia = ({ kind, bytes, body, content }: StoredMedia): StoredCourseMedia => ({
	...{ kind, bytes, body },
	size: kind?.startsWith('image/') ? pictureSize(content) : null,
	hash: sha256Hex(body)
});
