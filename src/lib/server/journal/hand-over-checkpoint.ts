import { may, type Person } from '#lib/people/index.ts';
import type { SignedCheckpoint } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { openCheckpointSigner } from './checkpoint-key.ts';
import { checkpointNow } from './checkpoint.ts';

/**
 * A checkpoint that an administrator takes to hand it to another party. That it was taken is itself an act, so that it
 * can be told later which ones there are; the checkpoint covers that act too. Undefined for who may not.
 */
export async function handOverCheckpoint(
	app: Pick<App, 'db' | 'clock'> & { settings: Pick<App['settings'], 'origin' | 'dataDir'> },
	person: Person
): Promise<SignedCheckpoint | undefined> {
	if (!may(person, 'journal/read')) return undefined;
	const signer = openCheckpointSigner(app.settings.dataDir);
	const at = app.clock().toISOString();
	const act = { at, actorId: person.id, act: 'checkpoint/taken', subject: 'journal', body: { key: signer.key } };
	await inTransaction(app.db, (trx) => appendJournal(trx, act));
	return checkpointNow(app, signer);
}
