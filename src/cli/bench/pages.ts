import { once } from 'node:events';
import path from 'node:path';
import * as v from 'valibot';
import { capture, root } from '../checks/capture.ts';
import { startServer, type RunningServer } from '../running-server.ts';
import { addDossiers, addLearners } from './learners.ts';
import { lessonAddress } from './lesson-address.ts';
import { loadPage } from './load.ts';
import { rowOf, type Row } from './row.ts';
import { signIn } from './signed-in.ts';
import { trialAddress } from './trial-address.ts';

/** A page as one kind of person asks for it, and what it must reach. */
interface Measured {
	what: string;
	mail: string;
	address: string | ((origin: string, language: string, cookie: string) => Promise<string>);
	/** Not given where the page only shows where the rest goes. */
	atLeastRatio?: number;
}

const pages: readonly Measured[] = [
	{ what: 'little but the frame', mail: 'trainee@demo.test', address: '/fr/licences' },
	{ what: 'lesson', mail: 'trainee@demo.test', address: lessonAddress, atLeastRatio: 0.6 },
	{ what: 'solo trial', mail: 'trainee@demo.test', address: trialAddress, atLeastRatio: 1 / 1.5 },
	{ what: 'home of a trainee', mail: 'trainee@demo.test', address: '/fr/home', atLeastRatio: 0.3 },
	{ what: 'queue of a certifier', mail: 'certifier@demo.test', address: '/fr/certify', atLeastRatio: 0.3 },
	{
		what: 'queue, narrowed',
		mail: 'certifier@demo.test',
		address: '/fr/certify?days=7&again=no&spoken=fr',
		atLeastRatio: 0.3
	}
];
const fewLearners = 100;
const manyLearners = 100_000;
const dossiers = 10_000;

/** Pages against a bare SvelteKit page with one query: requests a second, slowest answers, queries, as learners grow. */
export const pagesBench = async (): Promise<Row[]> => {
	const bare = await startBare();
	const server = await startServer({ preload: path.join(import.meta.dirname, 'count-queries.js') });
	try {
		await addLearners(server.dataDir, fewLearners);
		const few = await measure(server, bare, `${fewLearners} learners`);
		await addLearners(server.dataDir, manyLearners - fewLearners);
		await addDossiers(server.dataDir, dossiers);
		return [...few, ...(await measure(server, bare, `${manyLearners} learners, ${dossiers} dossiers`))];
	} finally {
		await server.stop();
		await bare.stop();
	}
};

/** The bare page is asked right before each page, so that both meet the same machine. */
const measure = async (server: RunningServer, bare: RunningServer, among: string): Promise<Row[]> => {
	const rows: Row[] = [];
	for (const { what, mail, address: asked, atLeastRatio } of pages) {
		// As a browser that was here before: it keeps the language, and the answer need not set it.
		const cookie = `${await signIn(server.origin, mail)}; language=fr`;
		const address = typeof asked === 'string' ? asked : await asked(server.origin, 'fr', cookie);
		const queries = await queriesOf(server, address, cookie);
		const { requestsPerSecond: baseline } = await loadPage(`${bare.origin}/`);
		const { requestsPerSecond: value, p99 } = await loadPage(server.origin + address, cookie);
		const name = `${what}, ${among}`;
		rows.push(rowOf({ what: name, value, unit: 'requests/s', baseline, ...(atLeastRatio && { atLeastRatio }) }));
		if (atLeastRatio === undefined) continue;
		rows.push(rowOf({ what: `${name}: p99`, value: p99, unit: 'ms', atMost: 30 }));
		rows.push(rowOf({ what: `${name}: queries`, value: queries, unit: 'queries', atMost: 5 }));
	}
	return rows;
};

const startBare = async (): Promise<RunningServer> => {
	const folder = path.join(root, 'tests/bench/bare');
	const { code, output } = await capture('node_modules/vite/bin/vite.js', ['build', '--logLevel=warn'], {}, folder);
	if (code !== 0) throw new Error(`The bare page could not be built:\n${output}`);
	return startServer({ folder });
};

/** How many statements the database runs for one view of a page that was seen before. */
const queriesOf = async (server: RunningServer, address: string, cookie: string): Promise<number> => {
	const visit = () => fetch(server.origin + address, { headers: { cookie } });
	await (await visit()).text();
	const before = await statements(server);
	await (await visit()).text();
	return (await statements(server)) - before;
};

const statements = async ({ process }: RunningServer): Promise<number> => {
	const answer = once(process, 'message');
	process.send('how many');
	const [count] = v.parse(v.looseTuple([v.number()]), await answer);
	return count;
};
