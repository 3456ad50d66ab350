import { randomBytes } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import * as v from 'valibot';
import { canonicalJson, type JsonValue } from '#lib/records/index.ts';
import {
	journalHash,
	journalLeafHash,
	journalStart,
	type JournalCheckpoint,
	type JournalEntry,
	type JournalRow
} from '#lib/records/journal-chain.ts';
import type { Executor } from './database.ts';
import { isPostgres } from './executor-dialect.ts';
import type { Tables } from './tables.ts';

/** An act to be remembered: who did what to which subject, and what it said. */
export interface JournalAct {
	at: string;
	actorId: string | null;
	act: string;
	subject: string;
	body: JsonValue;
}

/** The key of PostgreSQL's advisory lock for appends; any number that no other lock of ours uses. */
const appendLock = 7_448_001;

/**
 * Appends the act to the journal, in the transaction of the act itself, and gives its number in the chain.
 * On PostgreSQL other appends wait from here to the end of the transaction: call it last.
 */
export async function appendJournal(trx: Transaction<Tables>, act: JournalAct): Promise<number> {
	await takeTurnInJournal(trx);
	const last = await lastOfJournal(trx);
	const seq = last.seq + 1;
	const body = canonicalJson(act.body);
	const salt = randomBytes(16).toString('hex');
	const entry: JournalEntry = {
		seq,
		at: act.at,
		actorId: act.actorId,
		act: act.act,
		subject: act.subject,
		leafHash: journalLeafHash(body, salt, seq),
		prevHash: last.hash
	};
	await trx.insertInto('journal').values(rowOf(entry)).execute();
	await trx.insertInto('journal_leaf').values({ seq, salt, body }).execute();
	return seq;
}

/** Waits until no other transaction can append: for acts that must not cross each other in any table. */
export async function takeTurnInJournal(trx: Transaction<Tables>): Promise<void> {
	if (isPostgres(trx)) await sql`select pg_advisory_xact_lock(${sql.lit(appendLock)})`.execute(trx);
}

/** Where the journal ends: before its first row, at number 0. */
export async function lastOfJournal(executor: Executor): Promise<JournalCheckpoint> {
	const last = executor.selectFrom('journal').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1);
	return (await last.executeTakeFirst()) ?? { seq: 0, hash: journalStart };
}

/** When the last act was, by the clock of then; undefined in an empty journal. */
export async function lastActAt(executor: Executor): Promise<string | undefined> {
	const last = executor.selectFrom('journal').select('at').orderBy('seq', 'desc').limit(1);
	return (await last.executeTakeFirst())?.at;
}

const rowOf = (entry: JournalEntry) => ({
	seq: entry.seq,
	at: entry.at,
	actor_id: entry.actorId,
	act: entry.act,
	subject: entry.subject,
	leaf_hash: entry.leafHash,
	prev_hash: entry.prevHash,
	hash: journalHash(entry)
});

/** The rows after `afterSeq` in order, with their leaves: one page of a verification. */
export async function journalRowsAfter(executor: Executor, afterSeq: number, limit: number): Promise<JournalRow[]> {
	const rows = await rowsWithLeaves(executor)
		.where('journal.seq', '>', afterSeq)
		.orderBy('journal.seq')
		.limit(limit)
		.execute();
	return rows.map(journalRow);
}

/** The rows of all acts on these subjects, in order, with their leaves. */
export async function journalRowsAbout(executor: Executor, subjects: readonly string[]): Promise<JournalRow[]> {
	const rows = await rowsWithLeaves(executor).where('journal.subject', 'in', subjects).orderBy('journal.seq').execute();
	return rows.map(journalRow);
}

const rowsWithLeaves = (executor: Executor) =>
	executor
		.selectFrom('journal')
		.leftJoin('journal_leaf', 'journal_leaf.seq', 'journal.seq')
		.selectAll('journal')
		.select(['journal_leaf.seq as leaf_seq', 'journal_leaf.salt', 'journal_leaf.body']);

type RowWithLeaf = Awaited<ReturnType<ReturnType<typeof rowsWithLeaves>['execute']>>[number];

const journalRow = ({ leaf_seq, salt, body, ...row }: RowWithLeaf): JournalRow => ({
	seq: row.seq,
	at: row.at,
	actorId: row.actor_id,
	act: row.act,
	subject: row.subject,
	leafHash: row.leaf_hash,
	prevHash: row.prev_hash,
	hash: row.hash,
	leaf: leaf_seq === null || salt === null ? null : { salt, body }
});

/** What the first act of this kind on a subject said; undefined where there was none, or it was erased. */
export async function actBody(
	executor: Executor,
	{ act, subject }: Pick<JournalAct, 'act' | 'subject'>
): Promise<Record<string, unknown> | undefined> {
	const row = await executor
		.selectFrom('journal')
		.innerJoin('journal_leaf', 'journal_leaf.seq', 'journal.seq')
		.select('journal_leaf.body')
		.where('journal.subject', '=', subject)
		.where('journal.act', '=', act)
		.orderBy('journal.seq')
		.limit(1)
		.executeTakeFirst();
	return row?.body ? v.parse(v.record(v.string(), v.unknown()), JSON.parse(row.body)) : undefined;
}

/** What every act of this kind said, the first first; erased ones are left out. */
export async function actBodies(executor: Executor, act: string): Promise<string[]> {
	const rows = await executor
		.selectFrom('journal')
		.innerJoin('journal_leaf', 'journal_leaf.seq', 'journal.seq')
		.select('journal_leaf.body')
		.where('journal.act', '=', act)
		.orderBy('journal.seq')
		.execute();
	return rows.flatMap(({ body }) => body ?? []);
}

/**
 * Empties what the acts said that a person did for themself, or that were done to them; rows and chain stay. Emptied
 * leaves hold only together with the act that tells of the erasure.
 * @param ofOthers acts, by what their names begin with, that a person does to others: these stay explainable
 */
export async function eraseJournalBodies(
	trx: Transaction<Tables>,
	personId: string,
	ofOthers: readonly string[]
): Promise<number> {
	const about = trx
		.selectFrom('journal')
		.select('journal.seq')
		.where((eb) =>
			eb.or([
				eb('subject', '=', `person:${personId}`),
				eb.and([eb('actor_id', '=', personId), ...ofOthers.map((act) => eb('act', 'not like', `${act}%`))])
			])
		);
	const { numUpdatedRows } = await trx
		.updateTable('journal_leaf')
		.set({ body: null, salt: '' })
		.where('seq', 'in', about)
		.where('body', 'is not', null)
		.executeTakeFirst();
	return Number(numUpdatedRows);
}
