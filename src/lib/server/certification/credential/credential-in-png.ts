import { crc32, inflateSync } from 'node:zlib';
import type { FoundText } from './found-text.ts';
import { presentedLimit } from './read-presented.ts';

/** How every PNG begins, with four more bytes that tell whether it was sent as a text. */
export const pngMark = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const firstChunk = 8;
/** Under which badges carry a credential: Open Badges 3.0, « baking ». */
export const badgeKeyword = 'openbadgecredential';

interface Chunk {
	readonly kind: string;
	readonly content: Buffer;
}

/**
 * The text of the credential baked into a PNG. Only the list of its chunks is read, never the picture.
 * @param png a file of bounded size that begins as a PNG does
 */
export function credentialInPng(png: Buffer): FoundText {
	const chunks = chunksOf(png);
	if (!chunks) return { ok: false, code: 'file/badge-damaged' };
	const begin = Buffer.from(`${badgeKeyword}\0`, 'latin1');
	const [found, another] = chunks.filter(
		({ kind, content }) => kind === 'iTXt' && content.subarray(0, begin.length).equals(begin)
	);
	// Of two it would have to be said which one the page speaks of.
	if (another) return { ok: false, code: 'file/badge-several' };
	return found ? textOf(found.content.subarray(begin.length)) : { ok: false, code: 'file/image' };
}

/** The chunks up to the last one; undefined where one is cut off or has another checksum. */
function chunksOf(png: Buffer): readonly Chunk[] | undefined {
	const chunks: Chunk[] = [];
	for (let at = firstChunk; at + 12 <= png.length;) {
		const end = at + 8 + png.readUInt32BE(at);
		if (end + 4 > png.length || crc32(png.subarray(at + 4, end)) !== png.readUInt32BE(end)) return undefined;
		const kind = png.toString('latin1', at + 4, at + 8);
		if (kind === 'IEND') return chunks;
		chunks.push({ kind, content: png.subarray(at + 8, end) });
		at = end + 4;
	}
	return undefined;
}

/** What stands after the keyword: whether it is packed and how, the language, the keyword translated, the text. */
function textOf(rest: Buffer): FoundText {
	const language = rest.indexOf(0, 2);
	const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
	if (translated < 0) return { ok: false, code: 'file/badge-damaged' };
	const text = rest.subarray(translated + 1);
	return rest[0] === 0 ? { ok: true, text: text.toString('utf8') } : unpacked(text);
}

/** Inflates no further than a credential may be long. */
function unpacked(text: Buffer): FoundText {
	try {
		return { ok: true, text: inflateSync(text, { maxOutputLength: presentedLimit }).toString('utf8') };
	} catch (fault) {
		return { ok: false, code: fault instanceof RangeError ? 'file/too-large' : 'file/badge-damaged' };
	}
}
