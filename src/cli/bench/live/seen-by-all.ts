import { startServer, type RunningServer } from '../../running-server.ts';
import { rowOf, type Row } from '../row.ts';
import { startBareFanOut } from './bare-server.ts';
import { listen } from './listener.ts';
import { percentile } from './percentile.ts';
import { benchScenario, prepareRoom } from './prepare-rooms.ts';
import { loadRoom, type LoadedRoom } from './room-under-load.ts';

const samples = 150;
const seats = 9;
/** Whoever has no view by then has none to expect: a ballot, or an answer that only its role sees. */
const longest = 250;

/** A decision: sent, durable, seen by everybody who follows the room; against a bare loop that writes as many bytes. */
export async function seenByAll(watchers: number, most: { p95?: number; p99: number }): Promise<Row[]> {
	const bare = await bareFanOut(watchers);
	const server = await startServer();
	try {
		const delays = await decisionsSeen(server, watchers);
		const what = `a decision seen by ${watchers} watchers`;
		const p95 = percentile(delays, 95);
		const p99 = percentile(delays, 99);
		return [
			rowOf({
				...{ what: `${what}: median`, value: percentile(delays, 50), unit: 'ms' },
				...{ baseline: percentile(bare, 50), atMostRatio: 2 }
			}),
			rowOf({
				...{ what: `${what}: p95`, value: p95, unit: 'ms', baseline: percentile(bare, 95) },
				...(most.p95 !== undefined && { atMost: most.p95 })
			}),
			rowOf({ what: `${what}: p99`, value: p99, unit: 'ms', baseline: percentile(bare, 99), atMost: most.p99 }),
			...(watchers >= 1000 ? [await storm(server, watchers)] : [])
		];
	} finally {
		await server.stop();
	}
}

async function decisionsSeen({ origin, dataDir }: RunningServer, watchers: number): Promise<number[]> {
	const scenario = await benchScenario();
	const delays: number[] = [];
	while (delays.length < samples) {
		const room = await loadRoom(origin, await prepareRoom(dataDir, scenario, watchers - seats));
		for (let more = true; more && delays.length < samples;) {
			const seen = await oneSeen(room);
			if (seen === null) more = false;
			else if (seen !== 'for some') delays.push(seen);
		}
		room.close();
	}
	return delays;
}

/** How long one command took until the last had its view; `for some` where it changed nothing that everybody sees. */
async function oneSeen(room: LoadedRoom): Promise<number | 'for some' | null> {
	const all = room.people.length;
	let arrived = 0;
	let last = 0;
	const everybody = new Promise<void>((resolve) => {
		room.onView = ({ at }) => {
			arrived += 1;
			last = at;
			if (arrived === all) resolve();
		};
	});
	const sent = await room.act();
	if (sent === null) return null;
	await Promise.race([everybody, new Promise((resolve) => setTimeout(resolve, longest))]);
	return arrived === all ? last - sent.at : 'for some';
}

async function bareFanOut(watchers: number): Promise<number[]> {
	const bare = await startBareFanOut();
	let arrived = 0;
	let last = 0;
	let complete: () => void = () => undefined;
	const told = ({ at }: { at: number }) => {
		arrived += 1;
		last = at;
		if (arrived === watchers) complete();
	};
	const follow = () => listen(`${bare.origin}/`, '', { reads: false, told });
	const following = await Promise.all(Array.from({ length: watchers }, follow));
	const delays: number[] = [];
	for (let sample = 0; sample < samples; sample++) {
		arrived = 0;
		const everybody = new Promise<void>((resolve) => (complete = resolve));
		const from = performance.now();
		await (await fetch(bare.origin, { method: 'POST' })).text();
		await everybody;
		delays.push(last - from);
	}
	for (const listener of following) listener.close();
	bare.stop();
	return delays;
}

/** Everybody's link drops at once, as when the wireless of a hall does. */
async function storm({ origin, dataDir }: RunningServer, watchers: number): Promise<Row> {
	const room = await loadRoom(origin, await prepareRoom(dataDir, await benchScenario(), watchers - seats));
	const back = await room.comeBack();
	room.close();
	return rowOf({ what: `${watchers} watchers dropped at once: all back`, value: back, unit: 'ms', atMost: 3000 });
}
