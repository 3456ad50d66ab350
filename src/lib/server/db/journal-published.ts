import type { Transaction } from 'kysely';
import { appendJournal } from './journal-repository.ts';
import type { Tables } from './tables.ts';

/** What of one kind became current, and what no longer is. */
export interface Published {
	readonly kind: string;
	readonly changed: readonly { readonly id: string; readonly hash: string }[];
	readonly gone: readonly string[];
	readonly at: string;
}

/** Remembers which version of which content is in force from now on: the platform itself does that, at its start. */
export async function journalPublished(
	trx: Transaction<Tables>,
	{ kind, changed, gone, at }: Published
): Promise<void> {
	const published = Object.fromEntries(changed.map(({ id, hash }) => [id, hash]));
	const body = { published, withdrawn: gone };
	await appendJournal(trx, { at, actorId: null, act: 'content/published', subject: `content:${kind}`, body });
}
