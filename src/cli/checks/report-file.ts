import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Lends a path for a tool to write its JSON report to, and gives what it wrote: undefined when it wrote nothing
 * that can be read.
 */
export const withReportFile = async <T>(
	work: (file: string) => Promise<T>
): Promise<{ result: T; report: unknown }> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'pretoire-report-'));
	const file = path.join(folder, 'report.json');
	try {
		const result = await work(file);
		return { result, report: await readJson(file) };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};

const readJson = async (file: string): Promise<unknown> => {
	try {
		return JSON.parse(await readFile(file, 'utf8'));
	} catch {
		return undefined;
	}
};
