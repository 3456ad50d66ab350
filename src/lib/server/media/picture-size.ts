/** Width and height in points. */
export interface PictureSize {
	readonly width: number;
	readonly height: number;
}

/** How large a PNG, JPEG or WebP picture is, from its head; null where that cannot be read. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
	const data = Buffer.from(bytes);
	try {
		const size =
			data.readUInt8(0) === 0x89 ? pngSize(data) : data.readUInt8(0) === 0xff ? jpegSize(data) : webpSize(data);
		return size !== null && size.width > 0 && size.height > 0 ? size : null;
	} catch (problem) {
		if (problem instanceof RangeError) return null;
		throw problem;
	}
}

const pngSize = (data: Buffer): PictureSize => ({ width: data.readUInt32BE(16), height: data.readUInt32BE(20) });

/** A JPEG is a row of segments; one of those that begin a frame (C0 to CF, but C4, C8 and CC) says the size. */
function jpegSize(data: Buffer): PictureSize | null {
	for (let at = 2; data.readUInt8(at) === 0xff; at += 2 + data.readUInt16BE(at + 2)) {
		const marker = data.readUInt8(at + 1);
		if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
			return { width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) };
	}
	return null;
}

/** A WebP picture is lossy (VP8), lossless (VP8L) or extended (VP8X); each says its size in its own way. */
function webpSize(data: Buffer): PictureSize | null {
	const form = data.toString('latin1', 12, 16);
	if (form === 'VP8 ') return { width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff };
	if (form === 'VP8X') return { width: 1 + data.readUIntLE(24, 3), height: 1 + data.readUIntLE(27, 3) };
	if (form !== 'VP8L') return null;
	const bits = data.readUInt32LE(21);
	return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}
