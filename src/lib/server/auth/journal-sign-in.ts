import type { Transaction } from 'kysely';
import { appendJournal } from '../db/journal-repository.ts';
import type { Tables } from '../db/tables.ts';

/**
 * Remembers that a sign-in was opened or ended, under its public id. Refused attempts are not acts: whoever guesses
 * passwords could fill the journal; they are counted and limited elsewhere.
 */
export async function journalSignIn(
	trx: Transaction<Tables>,
	{ act, at, personId, id }: { act: 'sign-in/opened' | 'sign-in/ended'; at: string; personId: string; id: string }
): Promise<void> {
	const subject = `person:${personId}`;
	await appendJournal(trx, { at, actorId: personId, act, subject, body: { sign_in: id } });
}
