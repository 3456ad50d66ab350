import { isLanguage } from '#lib/i18n/language.ts';
import { isCapability, type Person } from '#lib/people/index.ts';
import type { Executor } from './database.ts';
import { prepared } from './prepared.ts';

/** A sign-in as it is stored: the token itself is only in the browser. */
export interface StoredSignIn {
	tokenHash: string;
	/** Public id, for the list of devices. */
	id: string;
	personId: string;
	createdAt: string;
	expiresAt: string;
}

const signInWithPerson = prepared((executor, value) =>
	executor
		.selectFrom('sign_in')
		.innerJoin('person', 'person.id', 'sign_in.person_id')
		.leftJoin('capability', 'capability.person_id', 'person.id')
		.select(['sign_in.id', 'sign_in.person_id', 'sign_in.created_at', 'sign_in.expires_at'])
		.select(['person.name_latin', 'person.name_arabic', 'person.language', 'capability.capability'])
		.where('token_hash', '=', value(0))
		.where('person.erased_at', 'is', null)
);

/** The sign-in with this token hash and its person, in one query: every page asks it. */
export async function findSignIn(
	executor: Executor,
	tokenHash: string
): Promise<{ signIn: StoredSignIn; person: Person } | undefined> {
	const rows = await signInWithPerson(executor, tokenHash);
	const [row] = rows;
	if (!row) return undefined;
	return {
		signIn: {
			tokenHash,
			id: row.id,
			personId: row.person_id,
			createdAt: row.created_at,
			expiresAt: row.expires_at
		},
		person: {
			id: row.person_id,
			nameLatin: row.name_latin,
			nameArabic: row.name_arabic,
			language: isLanguage(row.language) ? row.language : 'fr',
			capabilities: rows.map(({ capability }) => capability).filter(isCapability)
		}
	};
}

/** The sign-ins of a person that have not expired, newest first. */
export async function signInsOf(executor: Executor, personId: string, now: string): Promise<StoredSignIn[]> {
	const rows = await executor
		.selectFrom('sign_in')
		.selectAll()
		.where('person_id', '=', personId)
		.where('expires_at', '>', now)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		tokenHash: row.token_hash,
		id: row.id,
		personId: row.person_id,
		createdAt: row.created_at,
		expiresAt: row.expires_at
	}));
}

export async function insertSignIn(executor: Executor, signIn: StoredSignIn): Promise<void> {
	await executor
		.insertInto('sign_in')
		.values({
			token_hash: signIn.tokenHash,
			id: signIn.id,
			person_id: signIn.personId,
			created_at: signIn.createdAt,
			expires_at: signIn.expiresAt,
			second_factor_at: null
		})
		.execute();
}

export async function extendSignIn(executor: Executor, tokenHash: string, expiresAt: string): Promise<void> {
	await executor.updateTable('sign_in').set({ expires_at: expiresAt }).where('token_hash', '=', tokenHash).execute();
}

/** Ends the sign-in with this token hash and gives whose it was, if there was one. */
export async function deleteSignIn(
	executor: Executor,
	tokenHash: string
): Promise<Pick<StoredSignIn, 'id' | 'personId'> | undefined> {
	const gone = executor.deleteFrom('sign_in').where('token_hash', '=', tokenHash).returning(['id', 'person_id']);
	const row = await gone.executeTakeFirst();
	return row && { id: row.id, personId: row.person_id };
}

/** Ends one sign-in of a person by its public id; gives whether there was one. */
export async function deleteSignInById(executor: Executor, personId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await executor
		.deleteFrom('sign_in')
		.where('person_id', '=', personId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numDeletedRows === 1n;
}

/** Ends every sign-in of a person, but the one with the public id `keep`; gives the public ids of those that ended. */
export async function deleteSignInsOf(executor: Executor, personId: string, keep?: string): Promise<string[]> {
	let query = executor.deleteFrom('sign_in').where('person_id', '=', personId);
	if (keep !== undefined) query = query.where('id', '!=', keep);
	const gone = await query.returning('id').execute();
	return gone.map(({ id }) => id);
}

export async function deleteExpiredSignIns(executor: Executor, now: string): Promise<void> {
	await executor.deleteFrom('sign_in').where('expires_at', '<=', now).execute();
}
