import type { Writable } from 'node:stream';
import { eventStream, type EventStream } from './event-stream.ts';

/** Opens the stream of a page; `gone` is called when it has ended. */
export type OpenStream = (gone: () => void) => EventStream;

/** A stream that leaves straight by an answer of Node's, whose head is written. */
export function streamInto(answer: Writable, packs: boolean, gone: () => void): EventStream {
	const stream = eventStream({ write: (bytes) => answer.write(bytes), end: () => answer.end() }, gone, packs);
	answer.on('drain', stream.goOn);
	// What is written into a broken answer would otherwise end the server.
	answer.on('error', stream.leave);
	answer.once('close', stream.leave);
	if (answer.destroyed) stream.leave();
	return stream;
}

/** A stream that is the body of an answer of the web. */
export function streamBody(packs: boolean, gone: () => void): { stream: EventStream; body: ReadableStream } {
	let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
	const body = new ReadableStream<Uint8Array>(
		{ start: (given) => void (controller = given), pull: () => stream.goOn(), cancel: () => stream.leave() },
		{ highWaterMark: 1 }
	);
	const write = (bytes: Uint8Array): boolean => {
		controller?.enqueue(bytes);
		return (controller?.desiredSize ?? 0) > 0;
	};
	const stream = eventStream({ write, end: () => controller?.close() }, gone, packs);
	return { stream, body };
}
