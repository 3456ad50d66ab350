import { sql, type Expression, type SqlBool, type Transaction } from 'kysely';
import { isLanguage, type Language } from '#lib/i18n/language.ts';
import { isCapability, type Capability, type Person } from '#lib/people/index.ts';
import type { Executor } from './database.ts';
import { isPostgres } from './executor-dialect.ts';
import type { Tables } from './tables.ts';

/** What makes a person with an account. */
export interface NewPerson {
	id: string;
	mail: string;
	nameLatin: string;
	nameArabic: string;
	language: Language;
	at: string;
}

/** A person as the administrator's list shows them. */
export interface ListedPerson extends Person {
	mail: string | null;
	createdAt: string;
}

/** How a mail address is stored and looked up: without outer spaces, small letters, one Unicode form. */
export const normalMail = (mail: string): string => mail.trim().normalize('NFKC').toLowerCase();

/** Creates a person; gives false, and changes nothing, when the mail address is taken. */
export async function insertPerson(executor: Executor, person: NewPerson): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await executor
		.insertInto('person')
		.values({
			id: person.id,
			kind: 'account',
			email_norm: normalMail(person.mail),
			name_latin: person.nameLatin,
			name_arabic: person.nameArabic,
			language: person.language,
			created_at: person.at,
			erased_at: null
		})
		.onConflict((conflict) => conflict.column('email_norm').doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

const listedColumns = ['person.id', 'name_latin', 'name_arabic', 'language', 'email_norm', 'created_at'] as const;

/** The person with this id, or undefined; erased people are gone. */
export async function personById(executor: Executor, id: string): Promise<ListedPerson | undefined> {
	const row = await executor
		.selectFrom('person')
		.select(listedColumns)
		.where('person.id', '=', id)
		.where('erased_at', 'is', null)
		.executeTakeFirst();
	return row && (await withCapabilities(executor, [row]))[0];
}

/** What people are called, by id; erased people are gone. */
export async function namesByIds(
	executor: Executor,
	ids: readonly string[]
): Promise<Map<string, Pick<Person, 'nameLatin' | 'nameArabic'>>> {
	if (ids.length === 0) return new Map();
	const rows = await executor
		.selectFrom('person')
		.select(['id', 'name_latin', 'name_arabic'])
		.where('id', 'in', [...new Set(ids)])
		.where('erased_at', 'is', null)
		.execute();
	return new Map(rows.map((row) => [row.id, { nameLatin: row.name_latin, nameArabic: row.name_arabic }]));
}

/** The person with this mail address, or undefined. */
export async function personByMail(executor: Executor, mail: string): Promise<ListedPerson | undefined> {
	const row = await executor
		.selectFrom('person')
		.select(listedColumns)
		.where('email_norm', '=', normalMail(mail))
		.where('erased_at', 'is', null)
		.executeTakeFirst();
	return row && (await withCapabilities(executor, [row]))[0];
}

/** Whether there is nobody yet. */
export async function nobodyYet(executor: Executor): Promise<boolean> {
	return (await executor.selectFrom('person').select('id').limit(1).executeTakeFirst()) === undefined;
}

/** Creates the person who will be the first administrator: no name and no mail address until they give them. */
export async function insertUnnamedPerson(executor: Executor, id: string, at: string): Promise<void> {
	const unnamed = { kind: 'account', email_norm: null, name_latin: '', name_arabic: '', language: 'fr' } as const;
	await executor
		.insertInto('person')
		.values({ id, ...unnamed, created_at: at, erased_at: null })
		.execute();
}

/** The account that still waits for its first administrator, or undefined. */
export async function unnamedPerson(executor: Executor): Promise<string | undefined> {
	const row = await executor
		.selectFrom('person')
		.select('id')
		.where('kind', '=', 'account')
		.where('email_norm', 'is', null)
		.where('erased_at', 'is', null)
		.executeTakeFirst();
	return row?.id;
}

/** Gives an account without mail address its own, with names and language. */
export async function introducePerson(
	executor: Executor,
	id: string,
	{ mail, nameLatin, nameArabic, language }: Omit<NewPerson, 'id' | 'at'>
): Promise<void> {
	await executor
		.updateTable('person')
		.set({ email_norm: normalMail(mail), name_latin: nameLatin, name_arabic: nameArabic, language })
		.where('id', '=', id)
		.where('email_norm', 'is', null)
		.execute();
}

/** Names as their owner wants them; who was erased meanwhile keeps none. */
export async function changeNames(
	executor: Executor,
	person: Pick<Person, 'id' | 'nameLatin' | 'nameArabic'>
): Promise<void> {
	await executor
		.updateTable('person')
		.set({ name_latin: person.nameLatin, name_arabic: person.nameArabic })
		.where('id', '=', person.id)
		.where('erased_at', 'is', null)
		.execute();
}

/** The language the person last chose. */
export async function changeLanguage(executor: Executor, id: string, language: Language): Promise<void> {
	await executor.updateTable('person').set({ language }).where('id', '=', id).execute();
}

/** Where a page of the list begins: after this person in the order of names. */
export type AfterPerson = Pick<Person, 'id' | 'nameLatin'>;

/**
 * When a person was erased; null for who is here. Their erasure waits until the transaction that asks has ended, and then
 * finds what it wrote.
 */
export async function erasedAt(trx: Transaction<Tables>, id: string): Promise<string | null> {
	const row = await trx
		.selectFrom('person')
		.select('erased_at')
		.where('id', '=', id)
		// On SQLite there is one writer at a time.
		.$if(isPostgres(trx), (query) => query.forShare())
		.executeTakeFirst();
	return row?.erased_at ?? null;
}

/** One page of people by Latin name, those whose name or mail address contains `search`. */
export async function listPeople(
	executor: Executor,
	{ search, after, limit }: { search: string; after?: AfterPerson | undefined; limit: number }
): Promise<ListedPerson[]> {
	let query = executor.selectFrom('person').select(listedColumns).where('erased_at', 'is', null);
	if (search) query = query.where((eb) => eb.or(matches(executor, search)));
	if (after) {
		query = query.where((eb) => eb(eb.refTuple('name_latin', 'person.id'), '>', eb.tuple(after.nameLatin, after.id)));
	}
	const rows = await query.orderBy('name_latin').orderBy('person.id').limit(limit).execute();
	return withCapabilities(executor, rows);
}

// Only A–Z are found whether small or capital: SQLite folds no more, nor does PostgreSQL under COLLATE "C".
function matches(executor: Executor, search: string): Expression<SqlBool>[] {
	const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
	const like = sql.raw(isPostgres(executor) ? 'ilike' : 'like');
	return ['name_latin', 'name_arabic', 'email_norm'].map(
		(column) => sql<SqlBool>`${sql.ref(column)} ${like} ${pattern} escape '\\'`
	);
}

interface PersonRow {
	id: string;
	name_latin: string;
	name_arabic: string;
	language: string;
	email_norm: string | null;
	created_at: string;
}

async function withCapabilities(executor: Executor, rows: readonly PersonRow[]): Promise<ListedPerson[]> {
	if (rows.length === 0) return [];
	const ids = rows.map(({ id }) => id);
	const held = await executor.selectFrom('capability').selectAll().where('person_id', 'in', ids).execute();
	const of = (id: string): Capability[] =>
		held.flatMap((row) => (row.person_id === id && isCapability(row.capability) ? [row.capability] : []));
	return rows.map((row) => ({
		id: row.id,
		nameLatin: row.name_latin,
		nameArabic: row.name_arabic,
		language: isLanguage(row.language) ? row.language : 'fr',
		capabilities: of(row.id),
		mail: row.email_norm,
		createdAt: row.created_at
	}));
}
