import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The certifiers' queue is walked in its index alone: whose dossier it is stands there too. */
export const widenQueueIndex: Migration = {
	async up(db) {
		await sql`drop index dossier_queue`.execute(db);
		await sql`create index dossier_queue on dossier (submitted_at, id, person_id)`.execute(db);
	}
};
