import { checkpointText, type JournalCheckpoint, type SignedCheckpoint } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { lastOfJournal } from '../db/journal-repository.ts';
import { openCheckpointSigner, signedWith, type CheckpointSigner } from './checkpoint-key.ts';

type World = Pick<App, 'db' | 'clock'> & { settings: Pick<App['settings'], 'origin' | 'dataDir'> };

/** The journal as it stands now, signed: what another party keeps. It tells how many acts there were and none of them. */
export async function checkpointNow(
	app: World,
	signer: CheckpointSigner = openCheckpointSigner(app.settings.dataDir)
): Promise<SignedCheckpoint> {
	return checkpointAt(app, await lastOfJournal(app.db.read), signer);
}

/** A row of the journal, signed: the platform cannot later say that it was another. */
export function checkpointAt(
	{ clock, settings }: Pick<World, 'clock' | 'settings'>,
	{ seq, hash }: JournalCheckpoint,
	signer: CheckpointSigner
): SignedCheckpoint {
	const shared = { format: 1, kind: 'journal-checkpoint', origin: settings.origin } as const;
	const unsigned = { ...shared, seq, hash, at: clock().toISOString(), key: signer.key };
	return { ...unsigned, signature: signer.sign(checkpointText(unsigned)) };
}

/** Whether a checkpoint still says what was signed with the key in it. */
export const checkpointHolds = (checkpoint: SignedCheckpoint): boolean =>
	signedWith(checkpoint.key, checkpointText(checkpoint), checkpoint.signature);
