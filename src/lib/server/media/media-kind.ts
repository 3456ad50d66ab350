import type { MediaKind } from '#lib/course/index.ts';

/** What begins a file of each kind, and where: the first that fits is what the file is. */
const beginnings: readonly (readonly [MediaKind, ...(readonly [at: number, text: string])[]])[] = [
	['image/png', [0, '\x89PNG\r\n\x1a\n']],
	['image/jpeg', [0, '\xff\xd8\xff']],
	['image/webp', [0, 'RIFF'], [8, 'WEBP']],
	['audio/mp4', [4, 'ftypM4A']],
	['video/mp4', [4, 'ftyp']],
	['video/webm', [0, '\x1aE\xdf\xa3']],
	['audio/ogg', [0, 'OggS']],
	['audio/mpeg', [0, 'ID3']],
	['audio/mpeg', [0, '\xff\xfb']],
	['audio/mpeg', [0, '\xff\xf3']],
	['text/vtt', [0, 'WEBVTT']],
	['text/vtt', [0, '\xef\xbb\xbfWEBVTT']]
];

/** What a file is, by its first bytes; null for anything that we do not show. */
export function kindOfBytes(bytes: Uint8Array): MediaKind | null {
	const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
	const found = beginnings.find(([, ...marks]) => marks.every(([at, text]) => start.startsWith(text, at)));
	return found?.[0] ?? null;
}
