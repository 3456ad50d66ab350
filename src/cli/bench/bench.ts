/**
 * `npm run bench -- <name>`: measures, prints a table or with `--json` one object, and judges against the targets.
 * Exit 0 where all are reached, 1 where one is not, 2 where nothing could be measured.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { answersBench } from './answers.ts';
import { contentBench } from './content.ts';
import { engineBench } from './engine.ts';
import { journalBench } from './journal.ts';
import { liveBench } from './live.ts';
import { pagesBench } from './pages.ts';
import { tableOf } from './print.ts';
import type { Row } from './row.ts';
import { startBench } from './start.ts';
import { weightBench } from './weight.ts';

const benches = new Map<string, () => Promise<Row[]>>([
	['pages', pagesBench],
	['engine', engineBench],
	['weight', weightBench],
	['start', startBench],
	['content', contentBench],
	['answers', answersBench],
	['journal', journalBench],
	['live', liveBench]
]);

const [processor] = cpus();
const [load = 0] = loadavg();
/** With what else it was doing in the minute before: a busy machine measures badly, and says so. */
const machine = [
	`${cpus().length} × ${processor?.model.trim() ?? 'unknown'}`,
	`${process.platform}-${process.arch}`,
	`Node ${process.versions.node}`,
	`load ${load.toFixed(1)} at the start`
].join(', ');

const measure = async (): Promise<number> => {
	const { values, positionals } = parseArgs({
		options: { json: { type: 'boolean', default: false } },
		allowPositionals: true
	});
	const [name = ''] = positionals;
	const bench = benches.get(name);
	if (!bench) {
		console.error(`Say which: npm run bench -- ${[...benches.keys()].join('|')}`);
		return 2;
	}
	const rows = await bench();
	console.log(values.json ? JSON.stringify({ name, machine, rows }) : `${name} · ${machine}\n\n${tableOf(rows)}`);
	return rows.some(({ ok }) => ok === false) ? 1 : 0;
};

try {
	process.exitCode = await measure();
} catch (error) {
	console.error(error);
	process.exitCode = 2;
}
