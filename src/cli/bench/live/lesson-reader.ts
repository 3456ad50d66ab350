/**
 * Run as a thread: somebody who reads a lesson twenty times a second for a while. It tells how long each page took, in
 * milliseconds, with nothing of those who listen and act for thousands in it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';

const asked = v.object({ address: v.string(), cookie: v.string(), milliseconds: v.number() });

const { address, cookie, milliseconds } = v.parse(asked, workerData);
const delays: number[] = [];
const until = performance.now() + milliseconds;
while (performance.now() < until) {
	const from = performance.now();
	await (await fetch(address, { headers: { cookie } })).text();
	delays.push(performance.now() - from);
	await pause(50);
}
parentPort?.postMessage(delays);
