import * as v from 'valibot';
import { handoverText, keyHandoverSchema, type KeyHandover } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { actBodies, appendJournal } from '../db/journal-repository.ts';
import { openCheckpointSigner, replaceCheckpointKey, signedWith } from './checkpoint-key.ts';

type World = Pick<App, 'db' | 'clock'> & { settings: Pick<App['settings'], 'origin' | 'dataDir'> };

const handedOver = 'checkpoint-key/handed-over';

/** The keys that checkpoints were signed with: the one in use, and how each handed over to the next, the first first. */
export async function checkpointKeys({
	db,
	settings
}: Pick<World, 'db' | 'settings'>): Promise<{ key: string; handovers: readonly KeyHandover[] }> {
	const bodies = await actBodies(db.read, handedOver);
	const handovers = bodies.flatMap((body) => {
		const { success, output } = v.safeParse(keyHandoverSchema, JSON.parse(body));
		return success && signedWith(output.from, handoverText(output), output.signature) ? [output] : [];
	});
	return { key: openCheckpointSigner(settings.dataDir).key, handovers };
}

/**
 * Puts a new key in the place of the one in use. The old one signs that it hands over to the new one, which stands in the
 * journal and at `/journal/keys`: who noted the old key can tell that the new one is ours, and old checkpoints stay good.
 */
export async function rotateCheckpointKey({ db, clock, settings }: World): Promise<KeyHandover> {
	const old = openCheckpointSigner(settings.dataDir);
	const made = replaceCheckpointKey(settings.dataDir);
	const at = clock().toISOString();
	const shared = { format: 1, kind: 'journal-key', origin: settings.origin } as const;
	const unsigned = { ...shared, from: old.key, to: made.key, at };
	const handover = { ...unsigned, signature: old.sign(handoverText(unsigned)) };
	// First told, then used: no checkpoint is ever signed with a key that nobody can look up.
	await inTransaction(db, (trx) =>
		appendJournal(trx, { at, actorId: null, act: handedOver, subject: 'journal', body: handover })
	);
	made.use();
	return handover;
}
