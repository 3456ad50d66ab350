import { Agent, get, type ClientRequest } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { putTogether, readChanges } from '#lib/trial/index.ts';

/** What a frame of a stream told, put together as a page does, and when it had arrived. */
export interface Arrived {
	readonly name: string;
	readonly value: unknown;
	readonly at: number;
}

/** A page that follows a room, as far as a measure needs one. */
export interface Listener {
	/** Gone when the server hung up. */
	close(): void;
}

const agent = new Agent({ keepAlive: false, maxSockets: Infinity });

/** As browsers ask. */
const headers = { accept: 'text/event-stream', 'accept-encoding': 'gzip' };

/** Follows a stream of events and tells of each as it arrives; gives it once the first is there. */
export const listen = (address: string, cookie: string, told: (frame: Arrived) => void): Promise<Listener> =>
	new Promise((resolve, reject) => {
		const request: ClientRequest = get(address, { agent, headers: { ...headers, cookie } });
		const listener: Listener = { close: () => request.destroy() };
		request.once('error', reject);
		request.once('response', (response) => {
			if (response.statusCode !== 200) return reject(new Error(`${address}: ${String(response.statusCode)}`));
			response.on('error', () => undefined);
			const packed = response.headers['content-encoding'] === 'gzip';
			read(packed ? response.pipe(createGunzip()) : response, (frame) => {
				told(frame);
				resolve(listener);
			});
		});
	});

function read(response: Readable, told: (frame: Arrived) => void): void {
	const last = new Map<string, unknown>();
	let rest = '';
	response.setEncoding('utf8');
	response.on('data', (chunk: string) => {
		const at = performance.now();
		const frames = (rest + chunk).split('\n\n');
		rest = frames.pop() ?? '';
		for (const frame of frames) {
			const [, name, changed, data] = /^id: \d+\nevent: ([a-z]+)(-changes)?\ndata: (.*)$/.exec(frame) ?? [];
			if (name === undefined || data === undefined) continue;
			const value: unknown = changed ? putTogether(last.get(name), readChanges(data)) : JSON.parse(data);
			last.set(name, value);
			told({ name, value, at });
		}
	});
}
