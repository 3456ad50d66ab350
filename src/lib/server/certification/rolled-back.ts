import type { Transaction } from 'kysely';
import { inTransaction, type Db } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';

class RolledBack extends Error {}

/**
 * Runs `work` in one transaction; where it calls `giveUp`, nothing of it stays and the result is `undefined`.
 * For writes that find out only half-way that someone else was faster.
 */
export async function unlessGivenUp<T>(
	db: Db,
	work: (trx: Transaction<Tables>, giveUp: () => never) => Promise<T>
): Promise<T | undefined> {
	const giveUp = (): never => {
		throw new RolledBack();
	};
	try {
		return await inTransaction(db, (trx) => work(trx, giveUp));
	} catch (error) {
		if (error instanceof RolledBack) return undefined;
		throw error;
	}
}
