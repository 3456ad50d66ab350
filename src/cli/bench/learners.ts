import path from 'node:path';
import { currentContent } from '#lib/server/db/blob-repository.ts';
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

/** Puts dossiers that wait into the queue, one a learner, under the rule that is in force. */
export const addDossiers = async (dataDir: string, count: number): Promise<void> => {
	const db = await openDatabase({ dialect: 'sqlite', file: path.join(dataDir, 'pretoire.sqlite') });
	try {
		const [rule = ''] = (await currentContent(db.read, 'rule')).values();
		const learners = await db.read
			.selectFrom('person')
			.select('id')
			.where('email_norm', 'like', '%@bench.test')
			.execute();
		const dossiers = learners.slice(0, count).map(({ id }, number) => dossier(id, rule, number));
		for (let from = 0; from < dossiers.length; from += batch)
			await db.write
				.insertInto('dossier')
				.values(dossiers.slice(from, from + batch))
				.execute();
	} finally {
		await db.close();
	}
};

const dossier = (person_id: string, rule_hash: string, number: number) => ({
	id: crypto.randomUUID(),
	person_id,
	rule_hash,
	manifest: '{}',
	manifest_hash: '',
	supersedes: null,
	submitted_at: new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString()
});

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
