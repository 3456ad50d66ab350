import { constants, deflateRawSync } from 'node:zlib';

/** What a gzip stream begins with (RFC 1952): deflate, no name, no time. It never ends: neither does what is sent. */
export const gzipOpening = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);

/** What fits into one packet anyway is left as it is. */
const worthIt = 1200;

/** Half the work of a higher one for a twentieth more bytes. */
const level = 3;

/** A packed frame keeps the whole chunk that it was packed into: most fit into a quarter of what Node takes by itself. */
const chunkSize = 4096;

const packed = new WeakMap<Uint8Array, Uint8Array>();

/**
 * A frame as a part of a gzip stream that looks back at nothing before it and ends on a whole byte (RFC 1951): parts can be
 * put one after another, so that a view is packed once for everybody who is sent it.
 */
export function packFrame(frame: Uint8Array): Uint8Array {
	const known = packed.get(frame);
	if (known) return known;
	const part =
		frame.length < worthIt
			? storedPart(frame)
			: deflateRawSync(frame, { level, chunkSize, finishFlush: constants.Z_FULL_FLUSH });
	packed.set(frame, part);
	return part;
}

/** Length, the same with each bit turned, then the bytes as they are. */
const storedPart = (frame: Uint8Array): Uint8Array =>
	Buffer.concat([
		Uint8Array.of(0, frame.length & 255, frame.length >> 8, ~frame.length & 255, (~frame.length >> 8) & 255),
		frame
	]);
