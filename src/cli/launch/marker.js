import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A file that remembers for which fingerprint some work was last finished. It is written after the work, so an
 * interrupted one is done again.
 * @param {string} file
 */
export const marker = (file) => ({
	/** @param {string} value */
	holds: (value) => {
		try {
			return readFileSync(file, 'utf8') === value;
		} catch {
			return false;
		}
	},
	/** @param {string} value */
	write: (value) => {
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, value);
	}
});
