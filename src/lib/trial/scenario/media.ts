import { sha256Hex } from '#lib/records/index.ts';

/** What a picture may be, told by its first bytes and never by its name. */
export type MediaKind = 'image/png' | 'image/jpeg' | 'image/webp';

/** A file of the folder `media/`. */
export interface MediaFile {
	readonly name: string;
	/** Null where it is no picture that may be shown. */
	readonly kind: MediaKind | null;
	readonly bytes: number;
	/** `image/png;base64,…`, as it is kept under its hash; empty where the file was not read because it is too large. */
	readonly body: string;
}

/** A picture for a poor phone: more bytes than this are refused. */
export const mostMediaBytes = 300_000;

/** The hash that a bundle names a picture by, and `/media/<hash>` serves it under. */
export const mediaHash = ({ body }: MediaFile): string => sha256Hex(body);
