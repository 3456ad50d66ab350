import type { Executor } from './database.ts';
import { isPostgres } from './executor-dialect.ts';
import { normalMail } from './person-repository.ts';

/** The account with this mail address and its password's hash, null while none was chosen. */
export async function passwordByMail(
	executor: Executor,
	mail: string
): Promise<{ personId: string; argon2: string | null } | undefined> {
	const row = await executor
		.selectFrom('person')
		.leftJoin('password', 'password.person_id', 'person.id')
		.select(['person.id', 'password.argon2'])
		.where('email_norm', '=', normalMail(mail))
		.where('erased_at', 'is', null)
		.executeTakeFirst();
	return row && { personId: row.id, argon2: row.argon2 };
}

/** The hash of a person's password, or undefined. */
export async function passwordOf(executor: Executor, personId: string): Promise<string | undefined> {
	const row = await executor
		.selectFrom('password')
		.select('argon2')
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return row?.argon2;
}

/** The same, once whoever is changing it has done so. */
export async function settledPasswordOf(writer: Executor, personId: string): Promise<string | undefined> {
	const row = await writer
		.selectFrom('password')
		.select('argon2')
		.where('person_id', '=', personId)
		// On SQLite there is one writer at a time.
		.$if(isPostgres(writer), (query) => query.forShare())
		.executeTakeFirst();
	return row?.argon2;
}

/** Puts a password's hash in the place of this one; false where another, or none, stands there by now. */
export async function replacePassword(
	trx: Executor,
	{ personId, before, argon2, at }: { personId: string; before: string; argon2: string; at: string }
): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('password')
		.set({ argon2, changed_at: at })
		.where('person_id', '=', personId)
		.where('argon2', '=', before)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** Puts a password's hash in the place of the one before. */
export async function setPassword(executor: Executor, personId: string, argon2: string, at: string): Promise<void> {
	await executor
		.insertInto('password')
		.values({ person_id: personId, argon2, changed_at: at })
		.onConflict((conflict) => conflict.column('person_id').doUpdateSet({ argon2, changed_at: at }))
		.execute();
}
