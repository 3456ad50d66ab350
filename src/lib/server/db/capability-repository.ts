import type { Transaction } from 'kysely';
import type { Capability } from '#lib/people/index.ts';
import type { Executor } from './database.ts';
import type { Tables } from './tables.ts';

/** Somebody's (null: the platform's) decision that a person has a capability, or no longer. */
export interface CapabilityChange {
	id: string;
	personId: string;
	capability: Capability;
	act: 'granted' | 'withdrawn';
	byPersonId: string | null;
	at: string;
}

/** Records the change and gives true; false, and nothing recorded, when it is so already. */
export async function changeCapability(trx: Transaction<Tables>, change: CapabilityChange): Promise<boolean> {
	const { personId: person_id, capability } = change;
	const changed =
		change.act === 'granted' ? await hold(trx, person_id, capability) : await lose(trx, person_id, capability);
	if (!changed) return false;
	await trx
		.insertInto('capability_event')
		.values({ id: change.id, person_id, capability, act: change.act, by_person_id: change.byPersonId, at: change.at })
		.execute();
	return true;
}

async function hold(trx: Transaction<Tables>, person_id: string, capability: string): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('capability')
		.values({ person_id, capability })
		.onConflict((conflict) => conflict.columns(['person_id', 'capability']).doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

async function lose(trx: Transaction<Tables>, person_id: string, capability: string): Promise<boolean> {
	const { numDeletedRows } = await trx
		.deleteFrom('capability')
		.where('person_id', '=', person_id)
		.where('capability', '=', capability)
		.executeTakeFirst();
	return numDeletedRows === 1n;
}

/** How many people have a capability. */
export async function holdersOf(executor: Executor, capability: Capability): Promise<number> {
	const row = await executor
		.selectFrom('capability')
		.select(({ fn }) => fn.countAll().as('holders'))
		.where('capability', '=', capability)
		.executeTakeFirstOrThrow();
	return Number(row.holders);
}
