import { readFile } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { emptyDataDir, startServer } from '../running-server.ts';
import { rowOf, type Row } from './row.ts';

/** From the start of the built server to its first page, first on an empty database and then on the one it made. */
export const startBench = async (): Promise<Row[]> => {
	const dataDir = await emptyDataDir();
	const first = await started(dataDir);
	await first.server.halt();
	const again = await started(dataDir);
	await after(settling);
	const memory = await residentMegabytes(again.server.process.pid ?? 0);
	await again.server.stop();
	return [
		rowOf({ what: 'first page, empty database', value: first.milliseconds, unit: 'ms', atMost: 1500 }),
		rowOf({ what: 'first page, later starts', value: again.milliseconds, unit: 'ms', atMost: 1500 }),
		rowOf({ what: 'memory, idle', value: memory, unit: 'MB', atMost: 200 })
	];
};

/** Idle means that what the start left behind has been collected. */
const settling = 3000;

const started = async (dataDir: string) => {
	const begun = performance.now();
	const server = await startServer({ dataDir });
	const page = await fetch(`${server.origin}/fr`);
	await page.text();
	if (!page.ok) throw new Error(`The first page answered ${page.status}`);
	return { server, milliseconds: performance.now() - begun };
};

/** The memory a process really holds, as Linux tells it. */
const residentMegabytes = async (pid: number): Promise<number> => {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
	if (kilobytes === undefined) throw new Error('The memory of the server cannot be read here');
	return Number(kilobytes) / 1024;
};
