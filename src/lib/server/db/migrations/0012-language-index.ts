import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The certifiers' queue narrowed to a rare language: who speaks it stands in an index, so that nobody's row is read for
 * it.
 */
export const indexLanguages: Migration = {
	async up(db) {
		await sql`create index person_language on person (language, id)`.execute(db);
	}
};
