import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';
import { statementsFor, type TableDefinition } from '../table-definition.ts';

/** Which granted dossiers were drawn for a second look, by which draw, and what it told. */
const secondLookTables: readonly TableDefinition[] = [
	{
		name: 'sample',
		columns: `id text primary key, share integer not null, seed text not null, granted_from text not null,
			granted_before text not null, granted integer not null, drawn_by text not null references person (id),
			at text not null`,
		changes: 'never'
	},
	{
		name: 'sampled_dossier',
		columns: `dossier_id text primary key references dossier (id), sample_id text not null references sample (id)`,
		clustered: true,
		changes: 'never',
		indexes: ['create index sampled_dossier_of_sample on sampled_dossier (sample_id)']
	},
	{
		name: 'second_look',
		columns: `dossier_id text primary key references sampled_dossier (dossier_id),
			certifier_id text not null references person (id), outcome text not null,
			reason_text_id text references sealed_text (id), reason_hash text, at text not null`,
		clustered: true,
		changes: 'never'
	}
];

/** Adds the draws and what certifiers found in what was drawn. */
export const addSecondLooks = (dialect: Dialect): Migration => ({
	async up(db) {
		for (const table of secondLookTables)
			for (const statement of statementsFor(table, dialect)) await sql.raw(statement).execute(db);
	}
});
