import type { InferOutput } from 'valibot';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { changeCapability } from '../db/capability-repository.ts';
import { inTransaction } from '../db/database.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { insertPerson } from '../db/person-repository.ts';
import type { newPersonSchema } from './person-input.ts';

export type NewPersonInput = InferOutput<typeof newPersonSchema>;

export type PersonCreated = { ok: true; personId: string } | { ok: false; code: 'people/mail-taken' };

/**
 * Creates a person with their capabilities; who has no password yet gets in by a one-time link.
 * `by` is the administrator, or null for the platform itself.
 */
export async function createPerson(app: App, by: Person | null, input: NewPersonInput): Promise<PersonCreated> {
	const at = app.clock().toISOString();
	const personId = app.newId();
	const byPersonId = by?.id ?? null;
	const created = await inTransaction(app.db, async (trx) => {
		if (!(await insertPerson(trx, { id: personId, ...input, at }))) return false;
		for (const capability of new Set(input.capabilities)) {
			await changeCapability(trx, { id: app.newId(), personId, capability, act: 'granted', byPersonId, at });
		}
		const body = { capabilities: input.capabilities };
		await appendJournal(trx, { at, actorId: byPersonId, act: 'person/created', subject: `person:${personId}`, body });
		return true;
	});
	return created ? { ok: true, personId } : { ok: false, code: 'people/mail-taken' };
}
