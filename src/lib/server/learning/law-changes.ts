import type { Transaction } from 'kysely';
import * as v from 'valibot';
import { isLaterVersion, type LawChange } from '#lib/course/index.ts';
import { readBlob } from '../db/blob-repository.ts';
import type { Db } from '../db/database.ts';
import { insertLawChange, lawChanges } from '../db/law-change-repository.ts';
import type { Tables } from '../db/tables.ts';
import type { ContentBlob } from './content-blobs.ts';

const versioned = v.object({ date: v.optional(v.string()) });
const dateOf = (body: string | undefined): string | undefined =>
	body === undefined ? undefined : v.parse(versioned, JSON.parse(body)).date;

/** Notes that a source is now a later version of its text than the one that was kept as `before`. */
export async function noticeLawChange(
	trx: Transaction<Tables>,
	source: ContentBlob,
	before: string | undefined,
	at: string
): Promise<void> {
	if (before === undefined || !isLaterVersion(dateOf(await readBlob(trx, before)), dateOf(source.body))) return;
	await insertLawChange(trx, { source_id: source.id, hash: source.hash, before_hash: before, at });
}

/** The texts of law that changed since the platform runs, the latest change first. */
export async function noticedLawChanges(db: Db): Promise<readonly LawChange[]> {
	const rows = await lawChanges(db.read);
	return rows.map(({ source_id, at }) => ({ source: source_id, at }));
}
