import type { Transaction } from 'kysely';
import type { Executor } from './database.ts';
import type { Tables } from './tables.ts';

/** What opening the link lets its holder do: choose a password, or become the first administrator. */
export type LinkPurpose = 'password' | 'first-administrator';

export interface OneTimeLink {
	tokenHash: string;
	purpose: LinkPurpose;
	personId: string;
	expiresAt: string;
}

/** Stores a link; the earlier unused ones of the same person are no longer good. */
export async function insertLink(trx: Transaction<Tables>, link: OneTimeLink): Promise<void> {
	await dropOpenLinks(trx, link.personId);
	await trx
		.insertInto('one_time_link')
		.values({
			token_hash: link.tokenHash,
			purpose: link.purpose,
			person_id: link.personId,
			expires_at: link.expiresAt,
			used_at: null
		})
		.execute();
}

/** Makes the links of a person that were not used yet no longer good. */
export async function dropOpenLinks(trx: Transaction<Tables>, personId: string): Promise<void> {
	await trx.deleteFrom('one_time_link').where('person_id', '=', personId).where('used_at', 'is', null).execute();
}

/** The link, if it is still good at this time. */
export async function openLink(executor: Executor, tokenHash: string, now: string): Promise<OneTimeLink | undefined> {
	const row = await executor
		.selectFrom('one_time_link')
		.selectAll()
		.where('token_hash', '=', tokenHash)
		.where('used_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return row && { ...purposeOf(row.purpose), tokenHash, personId: row.person_id, expiresAt: row.expires_at };
}

const purposeOf = (stored: string): { purpose: LinkPurpose } => ({
	purpose: stored === 'first-administrator' ? stored : 'password'
});

/** Uses the link up; false when it no longer is good, also when another request was faster. */
export async function useLink(trx: Transaction<Tables>, tokenHash: string, now: string): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('one_time_link')
		.set({ used_at: now })
		.where('token_hash', '=', tokenHash)
		.where('used_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
