/**
 * Checks and proves the scenarios of a folder and says what is wrong, with file and line: `npm run scenarios`,
 * `-- --dir <folder>`, `-- --content <folder>`, `--json`; `-- --graph <folder>` also draws each of them into a folder. Exit 0 where nothing is an error, 1 where something is, 2 where
 * the folder could not be read.
 */
import { parseArgs } from 'node:util';
import {
	checkScenario,
	proveScenario,
	soloRoles,
	type Finding,
	type KnownIds,
	type Scenario,
	type ScenarioFiles
} from '#lib/trial/index.ts';
import { readKnownIds } from '#lib/server/trials/known-ids.ts';
import { readScenariosFolder } from '#lib/server/trials/read-scenarios-folder.ts';

interface Report {
	readonly findings: readonly Finding[];
	readonly summary: Summary | null;
	readonly edges: number;
}

type Summary = ReturnType<typeof summaryOf>;

const summaryOf = ({ structure }: Scenario, roles: readonly string[], states: number, milliseconds: number) => ({
	id: structure.id,
	version: structure.version,
	languages: structure.languages,
	roles,
	kinds: [...new Set(structure.scenes.flatMap(({ decisions }) => decisions.map(({ kind }) => kind)))].sort(),
	variants: structure.variants.length,
	scenes: structure.scenes.length,
	decisions: structure.scenes.flatMap(({ decisions }) => decisions).length,
	endings: Object.keys(structure.endings).length,
	states,
	milliseconds
});

function reportOn(files: ScenarioFiles, known: KnownIds): Report {
	const start = performance.now();
	const { findings, scenario } = checkScenario(files, known);
	if (scenario === null) return { findings, summary: null, edges: 0 };
	const proof = proveScenario(scenario, files);
	const milliseconds = Math.round(performance.now() - start);
	return {
		findings: [...findings, ...proof.findings],
		summary: summaryOf(scenario, soloRoles(scenario), proof.states, milliseconds),
		edges: proof.edges
	};
}

function printForPeople(reports: readonly Report[], ok: boolean): void {
	for (const { file, line, severity, code, message } of reports.flatMap(({ findings }) => findings))
		console.log(`${file}:${line}  ${severity}  ${code}  ${message}`);
	for (const { summary, edges } of reports)
		if (summary)
			console.log(
				`${summary.id} ${summary.version}: ${summary.languages.join(', ')}; roles ${summary.roles.join(', ')}; ` +
					`${summary.scenes} scenes, ${summary.decisions} decisions (${summary.kinds.join(', ')}), ` +
					`${summary.endings} endings, ${summary.variants} variants; ${summary.states} states, ` +
					`${Math.round((1000 * edges) / Math.max(1, summary.milliseconds))} edges/s, ${summary.milliseconds} ms`
			);
	const errors = reports.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error').length;
	console.log(ok ? 'The scenarios hold.' : `${errors} ${errors === 1 ? 'error' : 'errors'} to mend.`);
}

/** The words of the pictures are loaded only where pictures are wanted. */
async function drawInto(
	folder: string,
	{ scenarios, known, quiet }: { scenarios: readonly ScenarioFiles[]; known: KnownIds; quiet: boolean }
): Promise<void> {
	const { writeGraphs } = await import('./scenarios-graph.ts');
	const paths = await writeGraphs(scenarios, known, folder);
	if (!quiet) for (const path of paths) console.log(path);
}

async function run(): Promise<number> {
	const { values } = parseArgs({
		options: {
			dir: { type: 'string', default: 'scenarios' },
			content: { type: 'string', default: 'content' },
			json: { type: 'boolean', default: false },
			graph: { type: 'string' }
		}
	});
	const known = await readKnownIds(values.content);
	const scenarios = await readScenariosFolder(values.dir);
	const reports = scenarios.map((files) => reportOn(files, known));
	const findings = reports.flatMap((one) => one.findings);
	const ok = findings.every(({ severity }) => severity !== 'error');
	if (values.json)
		console.log(JSON.stringify({ ok, findings, scenarios: reports.flatMap(({ summary }) => summary ?? []) }));
	else printForPeople(reports, ok);
	if (values.graph !== undefined) await drawInto(values.graph, { scenarios, known, quiet: values.json });
	return ok ? 0 : 1;
}

try {
	process.exitCode = await run();
} catch (problem) {
	console.error(problem instanceof Error ? problem.message : problem);
	process.exitCode = 2;
}
