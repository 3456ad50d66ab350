/** Loaded before a measured server: each commit waits some milliseconds more for the disk, as a slow one would make it. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const delay = Number(process.env['COMMIT_DELAY_MS'] ?? '0');
const { fdatasync } = fs;

/**
 * @param {number} file
 * @param {(error: NodeJS.ErrnoException | null) => void} done
 */
function slowed(file, done) {
	setTimeout(() => fdatasync(file, done), delay);
}
if (delay > 0) {
	Object.defineProperty(fs, 'fdatasync', { value: slowed });
	syncBuiltinESMExports();
}
