import type { App } from '../app.ts';
import { readBlobOf } from '../db/blob-repository.ts';

/** A picture of a case, or what a lesson shows, as it was published. */
export interface Media {
	readonly kind: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is kept as media under a hash; undefined for anything else, whatever else is kept under it. */
export async function seeMedia({ db }: Pick<App, 'db'>, hash: string): Promise<Media | undefined> {
	if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
	const body = await readBlobOf(db.read, 'media', hash);
	const [kind, coded] = body?.split(';base64,') ?? [];
	if (kind === undefined || coded === undefined) return undefined;
	return { kind, bytes: Uint8Array.from(Buffer.from(coded, 'base64')) };
}
