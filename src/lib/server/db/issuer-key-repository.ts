import type { TrustedKey } from '#lib/records/index.ts';
import { inTransaction, type Db, type Executor } from './database.ts';
import { appendJournal } from './journal-repository.ts';

type PublicKey = Omit<TrustedKey, 'revoked'>;

/** Every key that certificates were signed with, the oldest first. */
export async function issuerKeys(executor: Executor): Promise<TrustedKey[]> {
	const rows = await executor
		.selectFrom('issuer_key')
		.leftJoin('issuer_key_revoked', 'issuer_key_revoked.public_key', 'issuer_key.public_key')
		.select(['issuer_key.did', 'issuer_key.public_key', 'issuer_key_revoked.at as revoked_at'])
		.orderBy('issuer_key.added_at')
		.orderBy('issuer_key.public_key')
		.execute();
	return rows.map(({ did, public_key, revoked_at }) => ({
		did,
		publicKey: public_key,
		revoked: revoked_at !== null
	}));
}

/** Records a key before anything is signed with it; changes nothing when it is known. */
export async function recordIssuerKey(db: Db, { did, publicKey }: PublicKey, at: string): Promise<void> {
	await inTransaction(db, async (trx) => {
		const inserted = await trx
			.insertInto('issuer_key')
			.values({ did, public_key: publicKey, added_at: at })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (inserted.numInsertedOrUpdatedRows !== 1n) return;
		const subject = `issuer-key:${publicKey}`;
		await appendJournal(trx, { at, actorId: null, act: 'issuer-key/added', subject, body: { did } });
	});
}

/** Says that somebody else may have a key; changes nothing when that is known. */
export async function revokeIssuerKey(db: Db, publicKey: string, at: string): Promise<void> {
	await inTransaction(db, async (trx) => {
		const inserted = await trx
			.insertInto('issuer_key_revoked')
			.values({ public_key: publicKey, at })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (inserted.numInsertedOrUpdatedRows !== 1n) return;
		const subject = `issuer-key:${publicKey}`;
		await appendJournal(trx, { at, actorId: null, act: 'issuer-key/revoked', subject, body: {} });
	});
}
