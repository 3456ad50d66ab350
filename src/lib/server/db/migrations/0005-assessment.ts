import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';
import { columnsFor, statementsFor, type TableDefinition } from '../table-definition.ts';

/** What bears on attempts beside their rules, and what people think of a module. */
const assessmentTables: readonly TableDefinition[] = [
	{
		name: 'extra_attempt',
		columns: `person_id text not null references person (id), quiz_id text not null, number integer not null,
			by_person_id text not null references person (id), at text not null,
			primary key (person_id, quiz_id, number)`,
		clustered: true,
		changes: 'never'
	},
	{
		name: 'accommodation',
		columns: `person_id text not null references person (id), seq integer not null, extra_percent integer,
			by_person_id text not null references person (id), at text not null, primary key (person_id, seq)`,
		clustered: true,
		changes: 'never'
	},
	{
		name: 'reaction',
		columns: `person_id text not null references person (id), module_id text not null, number integer not null,
			useful integer not null, clear integer not null, able integer not null,
			text_id text references sealed_text (id), at text not null,
			primary key (person_id, module_id), unique (module_id, number)`
	}
];

/** The end of a timed attempt, and the way to the first attempts of everybody at one quiz, the latest first. */
const onAttempts = [
	'alter table attempt add column due_at text',
	`create index attempt_at_quiz on attempt (quiz_id, client_key, at) where purpose <> 'practice'`
];

export const addAssessment = (dialect: Dialect): Migration => ({
	async up(db) {
		const statements = [
			...onAttempts.map((statement) => columnsFor(statement, dialect)),
			...assessmentTables.flatMap((table) => statementsFor(table, dialect))
		];
		for (const statement of statements) await sql.raw(statement).execute(db);
	}
});
