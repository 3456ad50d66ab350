import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';
import { statementsFor, type TableDefinition } from '../table-definition.ts';

/** How guests of live trials come in with another device, and which account has claimed the part that they played. */
const guestTables: readonly TableDefinition[] = [
	{
		name: 'guest_code',
		columns: `code_hash text primary key, trial_id text not null references live_room (trial_id),
			guest_id text not null unique references person (id), expires_at text not null`
	},
	{
		name: 'guest_claim',
		columns: `guest_id text primary key references person (id), trial_id text not null references live_room (trial_id),
			person_id text not null references person (id), at text not null, unique (trial_id, person_id)`,
		changes: 'never',
		indexes: ['create index guest_claim_of_person on guest_claim (person_id)']
	}
];

/** Adds the codes of guests and the claims to their parts. */
export const addGuestClaims = (dialect: Dialect): Migration => ({
	async up(db) {
		for (const table of guestTables)
			for (const statement of statementsFor(table, dialect)) await sql.raw(statement).execute(db);
	}
});
