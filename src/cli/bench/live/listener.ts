import { Agent, get, type ClientRequest } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { putTogether, readChanges } from '#lib/trial/index.ts';

/** What a frame of a stream told, put together as a page does where it is read, and when it had arrived. */
export interface Arrived {
	readonly name: string;
	readonly value?: unknown;
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

interface Reader {
	/**
	 * Unpacks and reads what comes. Whoever does not is told that something came, and no more: a thousand phones have a
	 * thousand processors for that, and here it is one, which would be measured in place of the server.
	 */
	readonly reads: boolean;
	readonly told: (frame: Arrived) => void;
}

/** Follows a stream of events and tells of each as it arrives; gives it once the first is there. */
export const listen = (address: string, cookie: string, { reads, told }: Reader): Promise<Listener> =>
	new Promise((resolve, reject) => {
		const asked = { ...(reads && headers), cookie };
		const request: ClientRequest = get(address, { agent, headers: asked });
		const listener: Listener = { close: () => request.destroy() };
		request.once('error', reject);
		request.once('response', (response) => {
			if (response.statusCode !== 200) return reject(new Error(`${address}: ${String(response.statusCode)}`));
			response.on('error', () => undefined);
			const packed = response.headers['content-encoding'] === 'gzip';
			const take = (frame: Arrived) => {
				told(frame);
				resolve(listener);
			};
			read(packed ? response.pipe(createGunzip()) : response, { reads, told: take });
		});
	});

function read(response: Readable, { reads, told }: Reader): void {
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
			if (!reads) {
				told({ name, at });
				continue;
			}
			const value: unknown = changed ? putTogether(last.get(name), readChanges(data)) : JSON.parse(data);
			last.set(name, value);
			told({ name, value, at });
		}
	});
}
