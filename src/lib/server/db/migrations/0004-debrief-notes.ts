import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../database.ts';
import { statementsFor, type TableDefinition } from '../table-definition.ts';

/** What a person writes down for themselves in the debrief of a trial: one text a question, and the commitment for tomorrow. */
const debriefNote: TableDefinition = {
	name: 'debrief_note',
	columns: `person_id text not null references person (id), trial_id text not null references trial (id),
			prompt text not null, text_id text not null references sealed_text (id), at text not null, done_at text,
			primary key (person_id, trial_id, prompt)`,
	clustered: true
};

/** Adds the table of debrief notes. */
export const addDebriefNotes = (dialect: Dialect): Migration => ({
	async up(db) {
		for (const statement of statementsFor(debriefNote, dialect)) await sql.raw(statement).execute(db);
	}
});
