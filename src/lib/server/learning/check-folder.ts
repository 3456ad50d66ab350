import { checkContent, type CheckedContent } from '#lib/course/index.ts';
import { checkedOnce, type CheckedBefore } from '../checked-once.ts';
import { readContentFolder, readContentMedia, type StoredCourseMedia } from './read-content-folder.ts';

/** A content folder as it was read and checked. */
export interface CheckedFolder extends CheckedContent {
	readonly media: ReadonlyMap<string, StoredCourseMedia>;
}

/**
 * Reads a content folder and checks it, unless it was checked as it stands.
 * @throws when the folder cannot be read
 */
export async function checkContentFolder(folder: string, before?: CheckedBefore): Promise<CheckedFolder> {
	const files = await readContentFolder(folder);
	const media = await readContentMedia(folder);
	const checked = await checkedOnce(before, { name: 'content', given: [files, media] }, () =>
		checkContent(files, media)
	);
	return { ...checked, media };
}
