import { crc32 } from 'node:zlib';
import { badgeKeyword } from './credential/credential-in-png.ts';

/**
 * A badge's picture with the credential in it, as Open Badges 3.0 says: text in a chunk of its own before the last one.
 * @param picture a PNG of ours
 */
export function bakePng(picture: Uint8Array, credential: string): Buffer {
	const png = Buffer.from(picture);
	// Keyword, not packed and by no method, no language, keyword not translated.
	const text = Buffer.from(`${badgeKeyword}\0\0\0\0\0${credential}`);
	const body = Buffer.concat([Buffer.from('iTXt', 'latin1'), text]);
	const last = png.length - 12;
	return Buffer.concat([png.subarray(0, last), uint32(text.length), body, uint32(crc32(body)), png.subarray(last)]);
}

/**
 * The same in a drawing: an element of its own right after the first tag.
 * @param drawing an SVG of ours
 */
export function bakeSvg(drawing: string, credential: string): string {
	const end = drawing.indexOf('>');
	// Within a text of JSON the same sign, and no end of the part that XML does not read.
	const text = credential.replaceAll(']]>', ']]\\u003e');
	const names = ' xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"';
	const baked = `<openbadges:credential><![CDATA[${text}]]></openbadges:credential>`;
	return `${drawing.slice(0, end)}${names}>${baked}${drawing.slice(end + 1)}`;
}

function uint32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
}
