import * as v from 'valibot';
import { responseSchema, type Response } from '#lib/course/index.ts';
import type { Executor } from '../db/database.ts';
import { draftsUnder } from '../db/draft-repository.ts';
import { testAnswerPlace } from './test-state.ts';

/** An answer in an open attempt, as its draft keeps it. */
export interface TestDraft {
	readonly response: Response;
	/** What the clock of the device said. */
	readonly clientAt: string | null;
}

const clockSchema = v.object({ client_at: v.optional(v.string()) });

/** The text of a draft. */
export const draftText = ({ response, clientAt }: TestDraft): string =>
	JSON.stringify({ ...response, ...(clientAt !== null && { client_at: clientAt }) });

function readDraft(body: string): TestDraft {
	const kept: unknown = JSON.parse(body);
	return { response: v.parse(responseSchema, kept), clientAt: v.parse(clockSchema, kept).client_at ?? null };
}

/** What a person has answered so far in an open attempt, by position from 1. */
export async function testDraftsOf(
	executor: Executor,
	personId: string,
	attempt: string
): Promise<ReadonlyMap<number, TestDraft>> {
	const prefix = testAnswerPlace(attempt, '');
	const drafts = await draftsUnder(executor, personId, prefix);
	return new Map([...drafts].map(([place, body]) => [Number(place.slice(prefix.length)), readDraft(body)]));
}
