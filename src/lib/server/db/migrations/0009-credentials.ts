import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';
import { statementsFor, type TableDefinition } from '../table-definition.ts';

/** The public keys that certificates are signed with, and the signed credentials. No private key is ever here. */
const tables: readonly TableDefinition[] = [
	{
		name: 'issuer_key',
		columns: 'did text not null, public_key text not null, added_at text not null, primary key (did, public_key)',
		changes: 'never'
	},
	{
		name: 'issuer_key_revoked',
		columns: 'public_key text primary key, at text not null',
		changes: 'never'
	},
	{
		name: 'credential',
		columns: `certificate_id text not null references certificate (id), seq integer not null,
			text_id text not null references sealed_text (id), text_hash text not null, public_key text not null,
			at text not null, primary key (certificate_id, seq)`,
		changes: 'never'
	}
];

/** The few statuses that came after the issue: what a status list is made of. */
const changesIndex =
	'create index certificate_status_changes on certificate_status (certificate_id, seq) where seq > 1';

export const addCredentials = (dialect: Dialect): Migration => ({
	async up(db) {
		const statements = [...tables.flatMap((table) => statementsFor(table, dialect)), changesIndex];
		for (const statement of statements) await sql.raw(statement).execute(db);
	}
});
