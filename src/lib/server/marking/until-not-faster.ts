import type { Transaction } from 'kysely';
import { inTransaction, type Db } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';

/** How often somebody else may have been faster before we give up. */
const attempts = 5;

/**
 * Runs `work` in a transaction; where a unique key says that somebody was faster, once more from the start, so that
 * `work` sees what they did and answers to it.
 */
export async function untilNotFaster<T>(db: Db, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await inTransaction(db, work);
		} catch (fault) {
			if (!isUniqueViolation(fault) || attempt === attempts) throw fault;
		}
	}
}
