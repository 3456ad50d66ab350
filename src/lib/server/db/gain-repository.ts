import { sql } from 'kysely';
import { fewestShown } from '#lib/course/index.ts';
import type { Executor } from './database.ts';

/** Two quizzes that the same people took, each by the key of its first attempt. */
export interface PairedQuizzes {
	readonly before: { readonly quizId: string; readonly clientKey: string };
	readonly after: { readonly quizId: string; readonly clientKey: string };
	/** So many people at most, those who ended last. */
	readonly most: number;
}

/** Means in percent over so many people. */
export interface MeanPair {
	readonly count: number;
	readonly pre: number;
	readonly post: number;
}

/** The mean results before and after, of people who ended both, in whole groups of five; null for none. */
export async function meanPair(executor: Executor, { before, after, most }: PairedQuizzes): Promise<MeanPair | null> {
	const { rows } = await sql<{ count: number | string; pre: number | null; post: number | null }>`
		with pairs as (
			select 100 * first.marks / first.max as pre, 100 * last.marks / last.max as post, last.at, post.id
			from attempt post
			join attempt_closed last on last.attempt_id = post.id
			join attempt pre on pre.person_id = post.person_id and pre.client_key = ${before.clientKey}
				and pre.quiz_id = ${before.quizId}
			join attempt_closed first on first.attempt_id = pre.id
			where post.quiz_id = ${after.quizId} and post.client_key = ${after.clientKey} and post.purpose <> 'practice'
				and first.max > 0 and last.max > 0
			order by post.at desc, post.id desc limit ${most}
		)
		select count(*) as count, avg(pre) as pre, avg(post) as post
		from (
			select pre, post, row_number() over (order by at, id) as number, count(*) over () as total from pairs
		) numbered
		where number <= total - total % ${sql.raw(String(fewestShown))}`.execute(executor);
	const [row] = rows;
	return row && row.pre !== null && row.post !== null
		? { count: Number(row.count), pre: row.pre, post: row.post }
		: null;
}
