import { crc32, deflateSync } from 'node:zlib';

/** A chunk of a PNG: its length, kind, content and checksum. */
export function pngChunk(kind: string, content: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
	const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(content.length);
	checksum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, checksum]);
}

/** A grey picture as PNG, of one byte a point. */
export function greyPng(
	points: Uint8Array,
	{ width, height }: { readonly width: number; readonly height: number }
): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head[8] = 8;
	const rows = Array.from({ length: height }, (_, y) => [
		Buffer.from([0]),
		points.subarray(y * width, (y + 1) * width)
	]).flat();
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	const body = pngChunk('IDAT', deflateSync(Buffer.concat(rows)));
	return Buffer.concat([signature, pngChunk('IHDR', head), body, pngChunk('IEND', Buffer.alloc(0))]);
}
