import * as v from 'valibot';
import { questionSchema, type Question } from '#lib/course/index.ts';
import { readBlob } from '../db/blob-repository.ts';
import type { Executor } from '../db/database.ts';
import type { ContentLibrary } from './content-library.ts';

const drawnSchema = v.array(v.object({ id: v.string(), hash: v.string() }));

/** A question of an attempt in the version that was drawn. */
export interface DrawnQuestion {
	readonly hash: string;
	readonly question: Question;
}

/** The questions of an attempt in order, each as it was when it was drawn, even if it was edited since. */
export async function drawnQuestions(
	executor: Executor,
	content: ContentLibrary,
	drawn: string
): Promise<readonly DrawnQuestion[]> {
	const asked = v.parse(drawnSchema, JSON.parse(drawn));
	return Promise.all(
		asked.map(async ({ id, hash }) => ({ hash, question: current(content, id, hash) ?? (await kept(executor, hash)) }))
	);
}

const current = (content: ContentLibrary, id: string, hash: string): Question | undefined =>
	content.question(id) && content.hashOf('question', id) === hash ? content.question(id) : undefined;

async function kept(executor: Executor, hash: string): Promise<Question> {
	const body = await readBlob(executor, hash);
	if (body === undefined) throw new Error(`The question ${hash} was drawn and is not kept`);
	return v.parse(questionSchema, JSON.parse(body));
}

/** What a new attempt keeps of the questions drawn for it. */
export const drawnText = (content: ContentLibrary, ids: readonly string[]): string =>
	JSON.stringify(ids.map((id) => ({ id, hash: content.hashOf('question', id) })));
