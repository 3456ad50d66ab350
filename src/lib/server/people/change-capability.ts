import type { Transaction } from 'kysely';
import type { Capability, Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { changeCapability as recordChange, holdersOf, type CapabilityChange } from '../db/capability-repository.ts';
import { inTransaction } from '../db/database.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { deleteSignInsOf } from '../db/sign-in-repository.ts';
import type { Tables } from '../db/tables.ts';

export interface CapabilityWish {
	personId: string;
	capability: Capability;
	act: 'granted' | 'withdrawn';
}

export type CapabilityChanged = { ok: true } | { ok: false; code: 'people/last-administrator' };

class LastAdministrator extends Error {}

/**
 * Grants or withdraws a capability. What was so already stays so; the last administrator remains one.
 * The person's sign-ins end (but for the administrator's own), so that no old token carries new rights.
 */
export async function changeCapability(app: App, by: Person, wish: CapabilityWish): Promise<CapabilityChanged> {
	const at = app.clock().toISOString();
	const change = { id: app.newId(), ...wish, byPersonId: by.id, at };
	try {
		await inTransaction(app.db, (trx) => apply(trx, change));
		return { ok: true };
	} catch (fault) {
		// Thrown inside, so that the transaction is undone.
		if (fault instanceof LastAdministrator) return { ok: false, code: 'people/last-administrator' };
		throw fault;
	}
}

async function apply(trx: Transaction<Tables>, change: CapabilityChange): Promise<void> {
	if (!(await recordChange(trx, change))) return;
	if (change.capability === 'administrator' && (await holdersOf(trx, 'administrator')) === 0)
		throw new LastAdministrator();
	if (change.personId !== change.byPersonId) await deleteSignInsOf(trx, change.personId);
	await appendJournal(trx, {
		at: change.at,
		actorId: change.byPersonId,
		act: `capability/${change.act}`,
		subject: `person:${change.personId}`,
		body: { capability: change.capability }
	});
}
