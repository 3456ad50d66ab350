import { sql, type Selectable, type Transaction } from 'kysely';
import { fewestShown } from '#lib/course/index.ts';
import type { Executor } from './database.ts';
import { isPostgres } from './executor-dialect.ts';
import type { Tables } from './tables.ts';
import type { ReactionTable } from './tables/learning.ts';

export type ReactionRow = Selectable<ReactionTable>;

/** The three answers, each from 1 to 4. */
export type Scores = Pick<ReactionRow, 'useful' | 'clear' | 'able'>;

/** What a person thinks of a module, and how many have said so by now. */
export async function reactionOf(
	executor: Executor,
	personId: string,
	moduleId: string
): Promise<{ readonly own: ReactionRow | undefined; readonly count: number }> {
	const own = await executor
		.selectFrom('reaction')
		.selectAll()
		.where('person_id', '=', personId)
		.where('module_id', '=', moduleId)
		.executeTakeFirst();
	return { own, count: await countReactions(executor, moduleId) };
}

/** How many people have said what they think of a module. Numbers have no gap: the last is the count. */
export async function countReactions(executor: Executor, moduleId: string): Promise<number> {
	const row = await executor
		.selectFrom('reaction')
		.select(({ fn }) => fn.max('number').as('last'))
		.where('module_id', '=', moduleId)
		.executeTakeFirst();
	return row?.last ?? 0;
}

/** One reaction to a module after the other, so that a group of five is closed once and seen closed by all. */
export async function holdReactions(trx: Transaction<Tables>, moduleId: string): Promise<void> {
	if (isPostgres(trx)) await sql`select pg_advisory_xact_lock(hashtext(${`reaction ${moduleId}`}))`.execute(trx);
}

/** Adds what a person thinks, as the next in its order. */
export async function insertReaction(
	trx: Transaction<Tables>,
	reaction: Omit<ReactionRow, 'number'>,
	number: number
): Promise<void> {
	await trx
		.insertInto('reaction')
		.values({ ...reaction, number })
		.execute();
}

/** Changes what a person thinks; its number stays. */
export async function updateReaction(
	trx: Transaction<Tables>,
	{ person_id, module_id, useful, clear, able, text_id, at }: Omit<ReactionRow, 'number'>
): Promise<void> {
	await trx
		.updateTable('reaction')
		.set({ useful, clear, able, text_id, at })
		.where('person_id', '=', person_id)
		.where('module_id', '=', module_id)
		.execute();
}

/** How many gave each answer, in the whole groups of five. */
export async function countedScores(
	executor: Executor,
	moduleId: string,
	counted: number
): Promise<readonly (Scores & { readonly count: number })[]> {
	if (counted < fewestShown) return [];
	const rows = await executor
		.selectFrom('reaction')
		.select(['useful', 'clear', 'able'])
		.select(({ fn }) => fn.countAll().as('count'))
		.where('module_id', '=', moduleId)
		.where('number', '<=', counted)
		.groupBy(['useful', 'clear', 'able'])
		.execute();
	return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** What was written in the latest whole groups, erased texts left out; their order tells nothing of who wrote when. */
export async function reactionComments(
	executor: Executor,
	moduleId: string,
	{ counted, most }: { readonly counted: number; readonly most: number }
): Promise<readonly string[]> {
	if (counted < fewestShown) return [];
	const rows = await executor
		.selectFrom('reaction')
		.innerJoin('sealed_text', 'sealed_text.id', 'reaction.text_id')
		.select(['sealed_text.id', 'sealed_text.body'])
		.where('reaction.module_id', '=', moduleId)
		.where('reaction.number', '<=', counted)
		.where('reaction.number', '>', counted - most)
		.execute();
	return rows
		.toSorted((a, b) => (a.id < b.id ? -1 : 1))
		.flatMap(({ body }) => (body === null || body === '' ? [] : [body]));
}
