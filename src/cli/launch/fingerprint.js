import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { inHouse } from './paths.js';

/**
 * One SHA-256 over the names and bytes of files and folders, the same on every machine: it changes exactly when
 * something in them does.
 * @param {string[]} entries paths inside the house; an absent one counts as empty
 * @param {(name: string) => boolean} [leftOut] paths inside the house that do not count
 */
export const fingerprint = (entries, leftOut = () => false) => {
	const hash = createHash('sha256');
	for (const name of entries
		.flatMap(filesUnder)
		.filter((name) => !leftOut(name))
		.sort()) {
		hash
			.update(`${name}\0`)
			.update(readFileSync(inHouse(name)))
			.update('\0');
	}
	return hash.digest('hex');
};

/**
 * @param {string} entry
 * @returns {string[]}
 */
const filesUnder = (entry) => {
	const found = statSync(inHouse(entry), { throwIfNoEntry: false });
	if (!found) return [];
	if (!found.isDirectory()) return [entry];
	return readdirSync(inHouse(entry)).flatMap((name) => filesUnder(path.posix.join(entry, name)));
};
