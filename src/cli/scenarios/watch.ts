import { watch } from 'node:fs';
import { join, sep } from 'node:path';
import { readKnownIds } from '#lib/server/trials/known-ids.ts';
import { readScenario } from '#lib/server/trials/read-scenarios-folder.ts';
import { namesIn } from './names-in.ts';
import { closingLine, linesOf } from './print-report.ts';
import { reportOn, type Report } from './report.ts';

/** Editors write a file in several steps: what comes within this time of the last step is one save. */
const settled = 150;

/**
 * Checks every scenario of a folder, and again on every save those that changed, until told to stop (Ctrl-C). A file that is
 * half written is a finding like any other and gone with the next save.
 */
export async function watchScenarios(dir: string, content: string): Promise<void> {
	const reports = new Map<string, Report>();
	const recheck = async (names: readonly string[]): Promise<void> => {
		const known = await readKnownIds(content);
		const there = await namesIn(dir);
		for (const name of names)
			if (there.includes(name)) reports.set(name, reportOn(await readScenario(join(dir, name)), known));
			else reports.delete(name);
		const checked = names.flatMap((name) => reports.get(name) ?? []);
		for (const line of checked.flatMap(linesOf)) console.log(line);
		console.log(`${closingLine([...reports.values()])} Watching ${dir}; Ctrl-C ends.`);
	};
	await untilInterrupted(dir, await namesIn(dir), recheck);
}

/**
 * Calls back with all names first, then with those of the scenarios that changed, one call after the other. It watches
 * before the first check, so that what is saved meanwhile is checked next.
 */
function untilInterrupted(
	dir: string,
	all: readonly string[],
	recheck: (names: readonly string[]) => Promise<void>
): Promise<void> {
	const changed = new Set<string>();
	let work = Promise.resolve();
	let timer: NodeJS.Timeout | undefined;
	const check = (): void => {
		const names = [...changed];
		changed.clear();
		work = work.then(() => recheck(names)).catch((fault: unknown) => console.log(sentenceOf(fault)));
	};
	const watcher = watch(dir, { recursive: true }, (_, file) => {
		const name = file?.split(sep)[0];
		if (name === undefined) return;
		changed.add(isScenarioFile(name) ? '.' : name);
		clearTimeout(timer);
		timer = setTimeout(check, settled);
	});
	work = recheck(all);
	return new Promise((resolve, reject) => {
		work.catch((fault: unknown) => {
			watcher.close();
			reject(new Error(sentenceOf(fault)));
		});
		const stop = (): void => {
			watcher.close();
			clearTimeout(timer);
			resolve(work);
		};
		process.once('SIGINT', stop);
		process.once('SIGTERM', stop);
	});
}

/** A file right in the folder that is watched: the folder is a scenario itself. */
const isScenarioFile = (name: string): boolean => /\.(?:ya?ml|md)$/.test(name);

const sentenceOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
