import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { startServer, type RunningServer } from '../../running-server.ts';
import { lessonAddress } from '../lesson-address.ts';
import { rowOf, type Row } from '../row.ts';
import { signIn } from '../signed-in.ts';
import { askServerClock, serverClock } from './ask-server-clock.ts';
import { percentile } from './percentile.ts';
import { benchScenario, prepareRoom } from './prepare-rooms.ts';
import { loadRoom, type LoadedRoom, type Sent } from './room-under-load.ts';

const rooms = 200;
const peopleInRoom = 12;
const seats = 9;
/** One decision every five seconds each. */
const everyMilliseconds = 5000 / peopleInRoom;
const asked = (rooms * 1000) / everyMilliseconds;
/** As long as the shortest play gives everybody something to do. */
const seconds = 12;

/** Two hundred trials of twelve people at once, on a disk as it is or on one whose commits wait. */
export async function manyRooms(commitDelay: number): Promise<Row[]> {
	const settings = { COMMIT_DELAY_MS: String(commitDelay) };
	const server = await startServer({ preload: serverClock, settings });
	try {
		const scenario = await benchScenario();
		const loaded: LoadedRoom[] = [];
		for (let number = 0; number < rooms; number++)
			loaded.push(await loadRoom(server.origin, await prepareRoom(server.dataDir, scenario, peopleInRoom - seats)));
		const measured = await play(server, loaded);
		for (const room of loaded) room.close();
		return rowsOf(server, commitDelay, measured);
	} finally {
		await server.stop();
	}
}

interface Measured {
	readonly acknowledged: readonly number[];
	readonly taken: number;
	/** The codes of those that were not taken. */
	readonly refusals: readonly string[];
	readonly seen: readonly number[];
	readonly pages: readonly number[];
	/** Seconds of processor that the server used, and this process for all the people, for each second. */
	readonly processor: number;
	readonly people: number;
	/** The same by the server's own clock, without what those who measure add. */
	readonly own: Awaited<ReturnType<typeof askServerClock>>;
}

async function play(server: RunningServer, loaded: readonly LoadedRoom[]): Promise<Measured> {
	const sent: Sent[] = [];
	const seen: number[] = [];
	const lesson = await signedInLesson(server);
	const until = performance.now() + seconds * 1000;
	await askServerClock(server);
	const [before, usage] = [processorOf(server), process.cpuUsage()];
	const pages = readLessons(lesson);
	await Promise.all(loaded.map((room, number) => playRoom(room, { number, until, sent, seen })));
	const processor = (processorOf(server) - before) / seconds;
	const used = process.cpuUsage(usage);
	const own = await askServerClock(server);
	const people = (used.user + used.system) / 1e6 / seconds;
	const refusals = sent.flatMap(({ refusal }) => refusal ?? []);
	const acknowledged = sent.map(({ at, acknowledged: then }) => then - at);
	const taken = sent.length - refusals.length;
	return { acknowledged, taken, refusals, seen, pages: await pages, processor, people, own };
}

async function playRoom(
	room: LoadedRoom,
	{ number, until, sent, seen }: { number: number; until: number; sent: Sent[]; seen: number[] }
): Promise<void> {
	let from = 0;
	room.onView = ({ at }) => void seen.push(at - from);
	await pause((everyMilliseconds * number) / rooms);
	while (performance.now() < until) {
		const began = performance.now();
		from = began;
		const one = await room.act();
		if (one === null && room.isOver()) return;
		if (one) sent.push(one);
		await pause(everyMilliseconds - (performance.now() - began));
	}
}

const pause = (milliseconds: number): Promise<void> =>
	new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

interface SignedInPage {
	readonly address: string;
	readonly cookie: string;
}

async function signedInLesson({ origin }: RunningServer): Promise<SignedInPage> {
	const cookie = await signIn(origin, 'trainee@demo.test');
	const address = origin + (await lessonAddress(origin, 'fr', cookie));
	// What the server reads for the first lesson of all is measured by the start.
	await (await fetch(address, { headers: { cookie } })).text();
	return { cookie, address };
}

/** How long each page takes of somebody who reads lessons meanwhile, in milliseconds. */
async function readLessons(page: SignedInPage): Promise<number[]> {
	const reader = new Worker(path.join(import.meta.dirname, 'lesson-reader.ts'), {
		workerData: { ...page, milliseconds: seconds * 1000 }
	});
	const [delays] = v.parse(v.looseTuple([v.array(v.number())]), await once(reader, 'message'));
	return delays;
}

/** Seconds of processor that a process has used; 0 where the machine does not tell. */
function processorOf({ process: child }: RunningServer): number {
	try {
		const fields =
			readFileSync(`/proc/${String(child.pid)}/stat`, 'utf8')
				.split(') ')[1]
				?.split(' ') ?? [];
		return (Number(fields[11]) + Number(fields[12])) / 100;
	} catch {
		return 0;
	}
}

function rowsOf(server: RunningServer, commitDelay: number, measured: Measured): Row[] {
	const disk = commitDelay > 0 ? `commits + ${commitDelay} ms` : 'as the disk is';
	const { acknowledged, taken, refusals, seen, pages, processor, people, own } = measured;
	const of = (what: string) => `${rooms} trials of ${peopleInRoom}, ${disk}: ${what}`;
	const lost = taken + rooms - eventsIn(server);
	return [
		rowOf({ what: of(`commands taken of ${asked} a second`), value: taken / seconds, unit: 'a second' }),
		rowOf({ what: of('acknowledged, p99'), value: percentile(acknowledged, 99), unit: 'ms', atMost: 150 }),
		rowOf({ what: of("acknowledged by the server's clock, p99"), value: percentile(own.commands, 99), unit: 'ms' }),
		rowOf({ what: of('loop stands still, p99'), value: own.stoodStill, unit: 'ms' }),
		rowOf({ what: of('seen, p99'), value: percentile(seen, 99), unit: 'ms', atMost: 150 }),
		rowOf({ what: of('lost or doubled'), value: Math.abs(lost), unit: 'events', atMost: 0 }),
		rowOf({ what: of('refused'), value: refusals.length, unit: 'commands' }),
		...[...new Set(refusals)].map((code) =>
			rowOf({
				...{ what: of(`refused with ${code}`), unit: 'commands' },
				value: refusals.filter((one) => one === code).length
			})
		),
		rowOf({ what: of('lesson meanwhile, p99'), value: percentile(pages, 99), unit: 'ms', atMost: 50 }),
		rowOf({ what: of("lesson by the server's clock, p99"), value: percentile(own.lessons, 99), unit: 'ms' }),
		rowOf({ what: of('processor'), value: processor * 100, unit: '%', atMost: 90 }),
		rowOf({ what: of('processor of those who measure'), value: people * 100, unit: '%' }),
		rowOf({
			...{ what: of('processor a command, with all who see it'), unit: 'ms' },
			value: (processor * seconds * 1000) / acknowledged.length
		})
	];
}

const counted = v.object({ count: v.number() });

/** Events in the log; that none has a number twice, or leaves one out, its keys see to. */
function eventsIn({ dataDir }: RunningServer): number {
	const db = new Database(path.join(dataDir, 'pretoire.sqlite'), { readonly: true });
	const { count } = v.parse(counted, db.prepare('select count(*) as count from trial_event').get());
	db.close();
	return count;
}
