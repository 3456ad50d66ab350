import { readdir } from 'node:fs/promises';

/** The names of the scenarios in a folder; `.` where the folder is one itself. */
export async function namesIn(dir: string): Promise<string[]> {
	const entries = await readdir(dir, { withFileTypes: true });
	if (entries.some(({ name }) => name === 'scenario.yaml')) return ['.'];
	return entries
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();
}
