import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';
import { statementsFor, type TableDefinition } from '../table-definition.ts';

/** How people come into live trials. Who sits where, and all that is done there, is in the log of the trial. */
const liveTables: readonly TableDefinition[] = [
	{
		name: 'live_room',
		columns: `trial_id text primary key references trial (id), code text not null unique, screen_pin text not null,
			guests integer not null, planned_for text, locked_at text`
	},
	{
		name: 'live_member',
		columns: `trial_id text not null references live_room (trial_id), person_id text not null references person (id),
			part text not null, joined_at text not null, removed_at text, primary key (trial_id, person_id)`,
		clustered: true,
		indexes: ['create index live_member_rooms_of_person on live_member (person_id, joined_at)']
	},
	{
		name: 'live_pass',
		columns: `token_hash text primary key, trial_id text not null references live_room (trial_id),
			person_id text references person (id), at text not null`,
		indexes: ['create index live_pass_of_room on live_pass (trial_id)']
	}
];

/** Adds the tables of live rooms. */
export const addLiveRooms = (dialect: Dialect): Migration => ({
	async up(db) {
		for (const table of liveTables)
			for (const statement of statementsFor(table, dialect)) await sql.raw(statement).execute(db);
	}
});
