import path from 'node:path';
import { openDatabase } from '#lib/server/db/database.ts';

const batch = 500;

/** Puts invented learners into the database of a server, which may be running. */
export const addLearners = async (dataDir: string, count: number): Promise<void> => {
	const db = await openDatabase({ dialect: 'sqlite', file: path.join(dataDir, 'pretoire.sqlite') });
	try {
		for (let from = 0; from < count; from += batch) {
			const people = Array.from({ length: Math.min(batch, count - from) }, learner);
			await db.write.insertInto('person').values(people).execute();
			const capabilities = people.map(({ id }) => ({ person_id: id, capability: 'trainee' }));
			await db.write.insertInto('capability').values(capabilities).execute();
		}
	} finally {
		await db.close();
	}
};

const learner = () => {
	const id = crypto.randomUUID();
	return {
		id,
		kind: 'account' as const,
		email_norm: `${id}@bench.test`,
		name_latin: 'Apprenante Inventée',
		name_arabic: 'متعلمة مبتكرة',
		language: 'fr',
		created_at: '2026-01-01T00:00:00.000Z',
		erased_at: null
	};
};
