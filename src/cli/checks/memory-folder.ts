import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';

const memory = '/dev/shm';
const enough = 2 ** 31;

/**
 * Lends the work a folder in memory for its temporary files, and removes it; on a machine without 2 GB of such, the usual
 * one. Nobody will miss what tests write, yet each commit of theirs waited for the disk, and the browser, which keeps what
 * its processes share in temporary files, stood still while a busy disk wrote them.
 */
export const withTemporaryFilesInMemory = async <T>(work: () => Promise<T>): Promise<T> => {
	const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }));
	if (bavail * bsize < enough) return work();
	const folder = await mkdtemp(`${memory}/pretoire-`);
	// PostgreSQL, which refuses to be root, passes through here.
	await chmod(folder, 0o711);
	process.env['TMPDIR'] = folder;
	try {
		return await work();
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};
