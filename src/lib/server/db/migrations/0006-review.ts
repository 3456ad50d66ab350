import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';
import { statementsFor, type TableDefinition } from '../table-definition.ts';

/** Spaced review, what a learner chose for themselves, and the texts of law that were replaced by a later version. */
export const reviewTables: readonly TableDefinition[] = [
	{
		name: 'review_card',
		columns: `person_id text not null references person (id), question_id text not null, due_at text not null,
			last_at text not null, memory text not null, primary key (person_id, question_id)`,
		clustered: true
	},
	{
		name: 'learner_choice',
		columns: `person_id text not null references person (id), choice text not null, value text not null,
			primary key (person_id, choice)`,
		clustered: true
	},
	{
		name: 'law_change',
		columns: `source_id text not null, hash text not null references blob (hash),
			before_hash text not null references blob (hash), at text not null, primary key (source_id, hash)`,
		clustered: true,
		changes: 'never'
	}
];

/** Adds the tables of spaced review and of the learner's own choices. */
export const addReview = (dialect: Dialect): Migration => ({
	async up(db) {
		for (const statement of reviewTables.flatMap((table) => statementsFor(table, dialect)))
			await sql.raw(statement).execute(db);
	}
});
