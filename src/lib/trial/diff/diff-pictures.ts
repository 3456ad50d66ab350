import { mediaHash, type MediaFile } from '../scenario/media.ts';

/** A file of `media/` that came, went or shows something else under its old name. */
export interface PictureChange {
	readonly kind: 'added' | 'removed' | 'changed';
	readonly name: string;
}

/** What the pictures of a case lost, gained and changed, by name. */
export function diffPictures(before: readonly MediaFile[] = [], now: readonly MediaFile[] = []): PictureChange[] {
	const [old, fresh] = [byName(before), byName(now)];
	return [...new Set([...old.keys(), ...fresh.keys()])].toSorted().flatMap((name): PictureChange[] => {
		if (!old.has(name)) return [{ kind: 'added', name }];
		if (!fresh.has(name)) return [{ kind: 'removed', name }];
		return old.get(name) === fresh.get(name) ? [] : [{ kind: 'changed', name }];
	});
}

/** Too large a file is not read: its size tells it apart as well as can be. */
const byName = (files: readonly MediaFile[]): ReadonlyMap<string, string> =>
	new Map(files.map((file) => [file.name, `${file.bytes} ${mediaHash(file)}`]));
