import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedRange } from '#lib/server/media/asked-range.ts';
import { kindOfBytes } from '#lib/server/media/media-kind.ts';
import { pictureSize } from '#lib/server/media/picture-size.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('a file of a course or a case', () => {
	it.each([
		['\x89PNG\r\n\x1a\n', 'image/png'],
		['\xff\xd8\xff\xe0', 'image/jpeg'],
		['RIFF0000WEBPVP8 ', 'image/webp'],
		['RIFF0000WAVEfmt ', null],
		['0000ftypisom', 'video/mp4'],
		['0000ftypM4A ', 'audio/mp4'],
		['\x1aE\xdf\xa3', 'video/webm'],
		['OggS', 'audio/ogg'],
		['ID3\x04', 'audio/mpeg'],
		['\xff\xfb\x90', 'audio/mpeg'],
		['WEBVTT\n', 'text/vtt'],
		['\xef\xbb\xbfWEBVTT', 'text/vtt'],
		['<svg xmlns="http://www.w3.org/2000/svg">', null],
		['<!doctype html>', null],
		['', null]
	])('that begins with %j is %s', (text, kind) => {
		expect(kindOfBytes(bytes(text))).toBe(kind);
	});

	it.each([
		['a PNG', '89504e470d0a1a0a0000000d49484452000000280000001e', { width: 40, height: 30 }],
		['a JPEG', 'ffd8ffe000040000ffc000110800 1e0028'.replaceAll(' ', ''), { width: 40, height: 30 }],
		['a lossy WebP', '5249464600000000574542505650382000000000000000009d0128001e00', { width: 40, height: 30 }],
		[
			'an extended WebP',
			'524946460000000057454250565038580a00000000000000270000' + '1d0000',
			{ width: 40, height: 30 }
		],
		['a lossless WebP', '5249464600000000574542505650384c000000002f27400700', { width: 40, height: 30 }],
		['a PNG cut short', '89504e470d0a1a0a', null],
		['nothing', '', null]
	])('tells its size from its head: %s', (_, hex, size) => {
		expect(pictureSize(Buffer.from(hex, 'hex'))).toEqual(size);
	});

	it('never breaks the reading of its size, whatever its bytes', () => {
		const start = fc.constantFrom('\x89PNG', '\xff\xd8', 'RIFF0000WEBPVP8L', '');
		fc.assert(
			fc.property(start, fc.uint8Array({ maxLength: 60 }), (head, rest) => {
				const size = pictureSize(Buffer.concat([bytes(head), rest]));
				expect(size === null || (size.width > 0 && size.height > 0)).toBe(true);
			})
		);
	});
});

describe('a stretch of a file that a player asks for', () => {
	it.each([
		[null, null],
		['bytes=0-', { first: 0, last: 99 }],
		['bytes=10-19', { first: 10, last: 19 }],
		['bytes=90-500', { first: 90, last: 99 }],
		['bytes=-10', { first: 90, last: 99 }],
		['bytes=-500', { first: 0, last: 99 }],
		['bytes=100-', 'outside'],
		['bytes=20-10', null],
		['bytes=-', null],
		['bytes=0-1,5-6', null],
		['items=0-1', null]
	])('%s of a hundred bytes', (header, range) => {
		expect(askedRange(header, 100)).toEqual(range);
	});

	it('is in the file, whatever is asked', () => {
		fc.assert(
			fc.property(fc.nat(200), fc.nat(200), fc.nat(150), (from, to, length) => {
				const range = askedRange(`bytes=${from}-${to}`, length);
				if (range === null || range === 'outside') return;
				expect(range.first).toBeLessThanOrEqual(range.last);
				expect(range.last).toBeLessThan(length);
			})
		);
	});
});
