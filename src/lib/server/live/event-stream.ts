import type { Watcher } from './fan-out.ts';
import { gzipOpening, packFrame } from './pack-frame.ts';

const encoder = new TextEncoder();
/** Proxies close what stays silent; the browser waits this long before it comes back. */
const beatEvery = 20_000;
const opening = encoder.encode('retry: 1500\n\n');
/** An event, so that the page too hears that the line still stands. */
const beat = encoder.encode('event: beat\ndata: 0\n\n');

/** Where the bytes of a stream leave. */
export interface Outlet {
	/** Takes bytes; false where no more should follow before it says that there is room again. */
	write(bytes: Uint8Array): boolean;
	end(): void;
}

/** A stream of events to one page, and how to put frames into it. */
export interface EventStream {
	readonly ended: boolean;
	send: Watcher['send'];
	/** The outlet has room again. */
	goOn(): void;
	/** Whoever read it has gone. */
	leave(): void;
	/** Ends it from here. */
	close(): void;
}

/** Headers of the answer that carries a stream, sent as gzip or as it is. */
export const streamHeaders = (packs: boolean): Record<string, string> => ({
	'content-type': 'text/event-stream',
	'cache-control': 'private, no-store',
	'x-accel-buffering': 'no',
	vary: 'accept-encoding',
	...(packs && { 'content-encoding': 'gzip' })
});

/**
 * Server-sent events. On a slow link a frame that has not left yet is replaced by all that is told under its name since:
 * only the present is worth sending. `gone` is called once, when either side has ended it.
 * @param packs whether it is sent as gzip
 */
export function eventStream(outlet: Outlet, gone: () => void, packs: boolean): EventStream {
	const asSent = (frame: Uint8Array): Uint8Array => (packs ? packFrame(frame) : frame);
	const pending = new Map<string, Uint8Array>();
	let isFull = false;
	let ended = false;

	const put = (name: string, bytes: Uint8Array) => {
		if (ended) return;
		if (isFull) pending.set(name, bytes);
		else isFull = !outlet.write(bytes);
	};
	const beats = setInterval(() => put('beat', asSent(beat)), beatEvery);
	const leave = () => {
		if (ended) return;
		ended = true;
		clearInterval(beats);
		gone();
	};

	put('', packs ? Buffer.concat([gzipOpening, asSent(opening)]) : opening);
	return {
		get ended() {
			return ended;
		},
		send: (name, whole, changes = whole) => put(name, asSent(pending.has(name) ? whole() : changes())),
		goOn() {
			isFull = false;
			const frames = [...pending.values()];
			pending.clear();
			if (frames.length > 0 && !ended) isFull = !outlet.write(Buffer.concat(frames));
		},
		leave,
		close() {
			if (ended) return;
			leave();
			outlet.end();
		}
	};
}
