import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Where a build keeps what it found when it checked courses and cases. */
export interface CheckedBefore {
	readonly folder: string;
	/** What the build calls itself: another one may find something else. */
	readonly build: string;
	/** Whether to keep what is checked now: the build itself does. */
	readonly keeps: boolean;
}

interface Kept<Found> {
	readonly key: string;
	readonly found: Found;
}

/**
 * What a check finds, from before where this very build has looked at exactly this. To check all courses and cases is
 * most of what a start costs, and they seldom change.
 * @param given all that the check looks at
 * @param check gives plain data: no functions
 */
export async function checkedOnce<Found>(
	before: CheckedBefore | undefined,
	{ name, given }: { readonly name: string; readonly given: unknown },
	check: () => Found | Promise<Found>
): Promise<Found> {
	if (!before) return check();
	const [file, key] = [join(before.folder, name), keyOf(before, given)];
	const kept = await read<Found>(file, key);
	if (kept) return kept.found;
	const found = await check();
	if (before.keeps) await writeFile(file, serialize({ key, found } satisfies Kept<Found>));
	return found;
}

/** What was found by this very build in exactly this; nothing where it has not looked. */
export async function foundBefore(
	before: CheckedBefore,
	{ name, given }: { readonly name: string; readonly given: unknown }
): Promise<unknown> {
	const kept = await read<unknown>(join(before.folder, name), keyOf(before, given));
	return kept?.found;
}

const keyOf = ({ build }: CheckedBefore, given: unknown): string =>
	createHash('sha256')
		.update(serialize([build, process.version, given]))
		.digest('base64url');

/** Nothing where there is none, or none that can be read. */
async function read<Found>(file: string, key: string): Promise<Kept<Found> | undefined> {
	try {
		const kept: unknown = deserialize(await readFile(file));
		return isKept<Found>(kept, key) ? kept : undefined;
	} catch {
		return undefined;
	}
}

/** The key holds the build: what it wrote under it has the shape that it reads. */
const isKept = <Found>(kept: unknown, key: string): kept is Kept<Found> =>
	typeof kept === 'object' && kept !== null && 'key' in kept && kept.key === key;
