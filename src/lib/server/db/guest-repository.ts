import type { Kysely, Selectable } from 'kysely';
import type { Executor } from './database.ts';
import { prepared } from './prepared.ts';
import type { Tables } from './tables.ts';
import type { GuestClaimTable, GuestCodeTable } from './tables/live.ts';

/** Gives a guest a code, in place of the one they had. */
export async function putGuestCode(trx: Kysely<Tables>, code: Selectable<GuestCodeTable>): Promise<void> {
	await trx.deleteFrom('guest_code').where('guest_id', '=', code.guest_id).execute();
	await trx.insertInto('guest_code').values(code).execute();
}

/** Takes a code, which is then no more; undefined where there is none that is still good. */
export async function takeGuestCode(
	trx: Kysely<Tables>,
	{ codeHash, trialId, now }: { codeHash: string; trialId: string; now: string }
): Promise<string | undefined> {
	const row = await trx
		.deleteFrom('guest_code')
		.where('code_hash', '=', codeHash)
		.where('trial_id', '=', trialId)
		.where('expires_at', '>', now)
		.returning('guest_id')
		.executeTakeFirst();
	return row?.guest_id;
}

/** Notes that an account claims the part of a guest: once for each guest, and one part of a room for each account. */
export const insertClaim = (trx: Kysely<Tables>, claim: Selectable<GuestClaimTable>) =>
	trx.insertInto('guest_claim').values(claim).execute();

/** The guest whose part in a room an account has claimed. */
export const claimedGuest = async (db: Executor, trialId: string, personId: string): Promise<string | undefined> =>
	(await claimOf(db, trialId, personId))[0]?.guest_id;

const claimOf = prepared((db, value) =>
	db.selectFrom('guest_claim').select('guest_id').where('trial_id', '=', value(0)).where('person_id', '=', value(1))
);

/** Who has claimed the part of a guest, by guest. */
export async function claimsOf(db: Executor, trialId: string): Promise<Map<string, string>> {
	const rows = await db.selectFrom('guest_claim').selectAll().where('trial_id', '=', trialId).execute();
	return new Map(rows.map(({ guest_id, person_id }) => [guest_id, person_id]));
}
