import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';
import { statementsFor, type TableDefinition } from '../table-definition.ts';

/** What certifiers write before a dossier is decided: the first of two approvals, and comments on its evidence. */
export const examiningTables: readonly TableDefinition[] = [
	{
		name: 'dossier_approval',
		columns: `dossier_id text primary key references dossier (id),
			certifier_id text not null references person (id), at text not null`,
		clustered: true,
		changes: 'never'
	},
	{
		name: 'evidence_comment',
		columns: `id text primary key, dossier_id text not null references dossier (id), fact_id text not null,
			certifier_id text not null references person (id), text_id text not null references sealed_text (id),
			text_hash text not null, client_key text not null, at text not null,
			unique (dossier_id, certifier_id, client_key)`,
		changes: 'never'
	}
];

/** The queue is filtered in its index: by age, by the rule (and so the course), and by what was submitted again. */
const onQueue = [
	'drop index dossier_queue',
	'create index dossier_queue on dossier (submitted_at, id, person_id, rule_hash, supersedes)'
];

/** Adds what a certifier needs to examine with a colleague. */
export const addExamining = (dialect: Dialect): Migration => ({
	async up(db) {
		const tables = examiningTables.flatMap((table) => statementsFor(table, dialect));
		for (const statement of [...tables, ...onQueue]) await sql.raw(statement).execute(db);
	}
});
