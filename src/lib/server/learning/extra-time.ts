import type { Accommodation } from '#lib/course/index.ts';
import { extraTimeOf } from '../db/accommodation-repository.ts';
import type { Executor } from '../db/database.ts';

/** What a person was given beside the time that everybody has; undefined for nothing. */
export async function accommodationOf(executor: Executor, personId: string): Promise<Accommodation | undefined> {
	const extraPercent = await extraTimeOf(executor, personId);
	if (extraPercent === undefined || extraPercent === 0) return undefined;
	return extraPercent === null ? { noLimit: true } : { extraPercent };
}
