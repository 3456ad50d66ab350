import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';
import { columnsFor, statementsFor, type TableDefinition } from '../table-definition.ts';

/** Written decisions that trainers are asked to mark. */
export const markingTables: readonly TableDefinition[] = [
	{
		name: 'marking_request',
		columns: `trial_id text not null, event_seq integer not null, seq integer not null, act text not null,
			by_person_id text not null references person (id), at text not null,
			primary key (trial_id, event_seq, seq),
			foreign key (trial_id, event_seq) references trial_event (trial_id, seq)`,
		clustered: true,
		changes: 'never'
	},
	{
		name: 'marking_queue',
		columns: `trial_id text not null, event_seq integer not null, writer_id text not null references person (id),
			asked_at text not null, primary key (trial_id, event_seq),
			foreign key (trial_id, event_seq) references trial_event (trial_id, seq)`,
		clustered: true,
		indexes: ['create index marking_queue_by_age on marking_queue (asked_at, trial_id, event_seq, writer_id)']
	}
];

/** What an assessor writes to the learner; `supersedes` keeps later marks single, these keep the first ones so. */
const onAssessments = [
	'alter table assessment add column text_id text references sealed_text (id)',
	'alter table assessment add column text_hash text',
	`create unique index assessment_first_of_person on assessment (trial_id, event_seq, "as", assessor_id)
		where supersedes is null`,
	`create unique index assessment_first_of_trainer on assessment (trial_id, event_seq)
		where supersedes is null and "as" = 'trainer'`,
	`create index assessment_of_trainer on assessment (assessor_id, at) where "as" = 'trainer'`
];

export const addMarking = (dialect: Dialect): Migration => ({
	async up(db) {
		const statements = [
			...onAssessments.map((statement) => columnsFor(statement, dialect)),
			...markingTables.flatMap((table) => statementsFor(table, dialect))
		];
		for (const statement of statements) await sql.raw(statement).execute(db);
	}
});
