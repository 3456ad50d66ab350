import { sql } from 'kysely';
import { fewestShown, type ItemSums } from '#lib/course/index.ts';
import type { Executor } from './database.ts';

/** Which attempts are looked at: those under this key, the first of each person at a quiz. */
export interface FirstAttempts {
	readonly quizId: string;
	readonly clientKey: string;
	/** So many at most, the latest: what a page costs does not grow with the number of learners. */
	readonly most: number;
}

/** Sums of one question over the attempts in which it was asked. */
export interface ItemSumsRow extends ItemSums {
	readonly hash: string;
}

/** An answer to a question, how many gave it, and how many of them in the lower third of the whole test. */
export interface ItemResponseRow {
	readonly hash: string;
	readonly response: string;
	readonly count: number;
	readonly lower: number;
}

/** On PostgreSQL counts come as text. */
type Counted<Row, Count extends keyof Row> = Omit<Row, Count> & Readonly<Record<Count, number | string>>;

/**
 * The latest ended first attempts, in whole groups of five by the time of their end, each with its place from 0 (the
 * lowest result) to 1. The literal in the condition is that of the index.
 */
const firsts = ({ quizId, clientKey, most }: FirstAttempts) => sql`
	with ended as (
		select attempt.id, closed.marks, closed.max, closed.at
		from attempt join attempt_closed closed on closed.attempt_id = attempt.id
		where attempt.quiz_id = ${quizId} and attempt.client_key = ${clientKey} and attempt.purpose <> 'practice'
		order by attempt.at desc, attempt.id desc limit ${most}
	), firsts as (
		select id, marks, max, percent_rank() over (order by marks / max) as place
		from (
			select ended.*, row_number() over (order by at, id) as number, count(*) over () as total from ended
		) numbered
		where number <= total - total % ${sql.raw(String(fewestShown))} and max > 0
	)`;

/** What the first attempts at a quiz tell of each question; `y` leaves the question itself out of the result. */
export async function itemSums(executor: Executor, attempts: FirstAttempts): Promise<readonly ItemSumsRow[]> {
	const { rows } = await sql<Counted<ItemSumsRow, 'count'>>`${firsts(attempts)}
		select hash, count(*) as count, sum(x) as x, sum(y) as y, sum(x * x) as xx, sum(y * y) as yy, sum(x * y) as xy
		from (
			select answer.question_hash as hash, answer.marks / answer.max as x,
				case when firsts.max > answer.max then (firsts.marks - answer.marks) / (firsts.max - answer.max) else 0 end as y
			from firsts join answer on answer.attempt_id = firsts.id
			where answer.max > 0
		) shares
		group by hash`.execute(executor);
	return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** What was answered to each question in the first attempts at a quiz: a row an answer that differs. */
export async function itemResponses(executor: Executor, attempts: FirstAttempts): Promise<readonly ItemResponseRow[]> {
	const { rows } = await sql<Counted<ItemResponseRow, 'count' | 'lower'>>`${firsts(attempts)}
		select answer.question_hash as hash, answer.response, count(*) as count,
			sum(case when firsts.place < 1.0 / 3 then 1 else 0 end) as lower
		from firsts join answer on answer.attempt_id = firsts.id
		group by answer.question_hash, answer.response`.execute(executor);
	return rows.map((row) => ({ ...row, count: Number(row.count), lower: Number(row.lower) }));
}
