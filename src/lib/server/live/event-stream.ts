import type { Watcher } from './fan-out.ts';
import { gzipOpening, packFrame } from './pack-frame.ts';

const encoder = new TextEncoder();
/** Proxies close what stays silent; the browser waits this long before it comes back. */
const beatEvery = 20_000;
const opening = encoder.encode('retry: 1500\n\n');
/** An event, so that the page too hears that the line still stands. */
const beat = encoder.encode('event: beat\ndata: 0\n\n');

/** A stream of events to one page, and how to put frames into it. */
export interface EventStream {
	readonly response: Response;
	readonly ended: boolean;
	send: Watcher['send'];
	close(): void;
}

/**
 * Server-sent events. On a slow link a frame that has not left yet is replaced by all that is told under its name since:
 * only the present is worth sending. `gone` is called once, when either side has ended it.
 * @param packs whether it is sent as gzip
 */
export function eventStream(gone: () => void, packs = false): EventStream {
	const asSent = (frame: Uint8Array): Uint8Array => (packs ? packFrame(frame) : frame);
	const first = asSent(opening);
	const pending = new Map<string, Uint8Array>([['', packs ? Buffer.concat([gzipOpening, first]) : first]]);
	let wanted = false;
	let ended = false;
	let controller: ReadableStreamDefaultController<Uint8Array> | undefined;

	const flush = () => {
		if (!wanted || pending.size === 0 || ended) return;
		wanted = false;
		const frames = [...pending.values()];
		pending.clear();
		controller?.enqueue(frames.length === 1 ? (frames[0] ?? beat) : Buffer.concat(frames));
	};
	const put = (name: string, frame: Uint8Array) => {
		pending.set(name, asSent(frame));
		flush();
	};
	const beats = setInterval(() => put('beat', beat), beatEvery);
	const end = () => {
		if (ended) return;
		ended = true;
		clearInterval(beats);
		gone();
	};
	const body = new ReadableStream<Uint8Array>(
		{
			start: (given) => void (controller = given),
			pull: () => {
				wanted = true;
				flush();
			},
			cancel: end
		},
		{ highWaterMark: 1 }
	);
	const headers = {
		'content-type': 'text/event-stream',
		'cache-control': 'private, no-store',
		'x-accel-buffering': 'no',
		vary: 'accept-encoding',
		...(packs && { 'content-encoding': 'gzip' })
	};
	return {
		response: new Response(body, { headers }),
		get ended() {
			return ended;
		},
		send: (name, whole, changes = whole) => put(name, pending.has(name) ? whole() : changes()),
		close() {
			if (ended) return;
			end();
			controller?.close();
		}
	};
}
