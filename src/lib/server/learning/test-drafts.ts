import * as v from 'valibot';
import { responseSchema, type Response } from '#lib/course/index.ts';
import type { Executor } from '../db/database.ts';
import { draftsUnder } from '../db/draft-repository.ts';
import { testAnswerPlace } from './test-state.ts';

/** What a person has answered so far in an open attempt, by position from 1. */
export async function testDraftsOf(
	executor: Executor,
	personId: string,
	attempt: string
): Promise<ReadonlyMap<number, Response>> {
	const prefix = testAnswerPlace(attempt, '');
	const drafts = await draftsUnder(executor, personId, prefix);
	return new Map(
		[...drafts].map(([place, body]) => [Number(place.slice(prefix.length)), v.parse(responseSchema, JSON.parse(body))])
	);
}
