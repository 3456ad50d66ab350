import { readBlobOf } from '../db/blob-repository.ts';
import type { TrialsApp } from './trials-app.ts';

/** A picture of a case as it was published. */
export interface Media {
	readonly kind: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The picture kept under a hash; undefined for anything else, whatever else is kept under it. */
export async function seeMedia({ db }: Pick<TrialsApp, 'db'>, hash: string): Promise<Media | undefined> {
	if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
	const body = await readBlobOf(db.read, 'media', hash);
	const [kind, coded] = body?.split(';base64,') ?? [];
	if (kind === undefined || coded === undefined) return undefined;
	return { kind, bytes: Uint8Array.from(Buffer.from(coded, 'base64')) };
}
