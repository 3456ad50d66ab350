/**
 * Checks and proves the scenarios of a folder and says what is wrong, with file and line: `npm run scenarios`,
 * `-- --dir <folder>`, `-- --content <folder>`, `--json`, `--watch` (again on every save); `-- --graph <folder>` also draws
 * each of them into a folder. `-- --diff <old> <new>` tells what changed between two folders of a case. Exit 0 where
 * nothing is an error, 1 where something is, 2 where it could not run.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { diffScenarios } from '#lib/trial/index.ts';
import { readKnownIds } from '#lib/server/trials/known-ids.ts';
import { readScenario, readScenariosFolder } from '#lib/server/trials/read-scenarios-folder.ts';
import { diffLines } from './scenarios/diff.ts';
import { closingLine, linesOf } from './scenarios/print-report.ts';
import { holds, reportOn } from './scenarios/report.ts';
import { watchScenarios } from './scenarios/watch.ts';

const options = {
	dir: { type: 'string', default: 'scenarios' },
	content: { type: 'string', default: 'content' },
	json: { type: 'boolean', default: false },
	watch: { type: 'boolean', default: false },
	diff: { type: 'boolean', default: false },
	graph: { type: 'string' }
} as const;

const run = async (): Promise<number> => {
	const { values, positionals } = parseArgs({ allowPositionals: true, options });
	if (values.diff) return diff(positionals, values.json);
	if (positionals.length > 0) throw new Error(`Unknown word "${positionals.join(' ')}": did you mean --dir?`);
	await mustBeFolder(values.dir);
	if (!values.watch) return check(values);
	if (values.json) throw new Error('--watch prints for people: leave --json out.');
	await watchScenarios(values.dir, values.content);
	return 0;
};

interface Asked {
	dir: string;
	content: string;
	json: boolean;
	graph?: string;
}

async function check({ dir, content, json, graph }: Asked): Promise<number> {
	const known = await readKnownIds(content);
	const scenarios = await readScenariosFolder(dir);
	const reports = scenarios.map((files) => reportOn(files, known));
	const ok = reports.every(holds);
	const findings = reports.flatMap((one) => one.findings);
	if (json) print({ ok, findings, scenarios: reports.flatMap(({ summary }) => summary ?? []) });
	else for (const line of [...reports.flatMap(linesOf), closingLine(reports)]) console.log(line);
	if (graph !== undefined) {
		// The words of the pictures are loaded only where pictures are wanted.
		const { writeGraphs } = await import('./scenarios/graph.ts');
		const paths = await writeGraphs(scenarios, known, graph);
		if (!json) for (const path of paths) console.log(path);
	}
	return ok ? 0 : 1;
}

async function diff(folders: readonly string[], json: boolean): Promise<number> {
	const [before, now, ...more] = folders;
	if (before === undefined || now === undefined || more.length > 0)
		throw new Error('Expected two folders: npm run scenarios -- --diff <old> <new>');
	for (const folder of [before, now]) await mustBeScenario(folder);
	const changes = diffScenarios(await readScenario(before), await readScenario(now));
	if ('findings' in changes) {
		const [first] = changes.findings;
		throw new Error(`${first?.file ?? before}:${first?.line ?? 1} cannot be read: ${first?.message ?? ''}`);
	}
	if (json) print({ ok: true, ...changes });
	else for (const line of diffLines(changes)) console.log(line);
	return 0;
}

const print = (result: object): void => console.log(JSON.stringify(result));

async function mustBeFolder(folder: string): Promise<void> {
	const found = await stat(folder).catch(() => null);
	if (!found?.isDirectory()) throw new Error(`There is no folder "${folder}".`);
}

async function mustBeScenario(folder: string): Promise<void> {
	await mustBeFolder(folder);
	const found = await stat(join(folder, 'scenario.yaml')).catch(() => null);
	if (found === null) throw new Error(`"${folder}" holds no scenario.yaml: name the folder of one case.`);
}

try {
	process.exitCode = await run();
} catch (problem) {
	const reason = problem instanceof Error ? problem.message : String(problem);
	console.error(reason);
	if (process.argv.includes('--json')) print({ ok: false, reason });
	process.exitCode = 2;
}
