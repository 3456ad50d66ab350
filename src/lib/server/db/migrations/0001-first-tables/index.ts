import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../../database.ts';
import { refuseChange, statementsFor, type TableDefinition } from '../../table-definition.ts';
import { learningTables } from './learning.ts';
import { peopleTables } from './people.ts';
import { recordTables } from './records.ts';
import { trialTables } from './trials.ts';

/** Every table of the first version, parents before children. */
export const firstTables: readonly TableDefinition[] = [
	...peopleTables,
	...learningTables,
	...trialTables,
	...recordTables
];

/** The first migration. It is frozen: what changes later is a new migration. */
export const createFirstTables = (dialect: Dialect): Migration => ({
	async up(db) {
		if (dialect === 'postgres') await sql.raw(refuseChange).execute(db);
		for (const table of firstTables) {
			for (const statement of statementsFor(table, dialect)) await sql.raw(statement).execute(db);
		}
	}
});
