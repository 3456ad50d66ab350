import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { ruleText, sha256Hex } from '#lib/records/index.ts';
import { lookBarFor } from '#lib/server/certification/second-look/look-again.ts';
import { secondLooks } from '#lib/server/certification/second-look/second-looks.ts';
import { putBlob } from '#lib/server/db/blob-repository.ts';
import { dossierById } from '#lib/server/db/dossier-repository.ts';
import { dialects } from '../database.ts';
import { given, rule, someone, withCertification } from './fixture.ts';
import { train } from './train.ts';

for (const dialect of dialects) {
	describe(`who is kept from a second look on ${dialect}`, () => {
		const { store, app, certifier: granter, withPerson } = withCertification(dialect);
		const administrator = withPerson('administrator');
		const looker = withPerson('certifier', 'trainee');

		/** Dossiers of a person that were granted and drawn, each superseding the one before, without their evidence. */
		const drawn = async (person: Person, { count = 1, day, by = granter, approvedBy }: Granted): Promise<string[]> => {
			const at = `2026-${day}T09:00:00.000Z`;
			const ids = Array.from({ length: count }, () => randomUUID());
			const rule_hash = await putBlob(store.db.write, 'rule', ruleText(rule), at);
			const sample = { id: randomUUID(), share: 100, seed: 's', granted: count, drawn_by: administrator.id, at };
			const whole = { person_id: person.id, rule_hash, manifest: '{}', manifest_hash: sha256Hex('{}') };
			const decision = { seq: 1, outcome: 'granted' as const, reason_text_id: null, reason_hash: null };
			const { write } = store.db;
			const dossiers = ids.map((id, n) => ({ id, ...whole, supersedes: ids[n - 1] ?? null, submitted_at: at }));
			await write.insertInto('dossier').values(dossiers).execute();
			const decisions = ids.map((dossier_id) => ({ dossier_id, ...decision, certifier_id: by.id, at }));
			await write.insertInto('resolution').values(decisions).execute();
			const days = { granted_from: at, granted_before: at };
			await write
				.insertInto('sample')
				.values({ ...sample, ...days })
				.execute();
			await write
				.insertInto('sampled_dossier')
				.values(ids.map((dossier_id) => ({ dossier_id, sample_id: sample.id })))
				.execute();
			const approvals = ids.map((dossier_id) => ({ dossier_id, certifier_id: approvedBy?.id ?? '', at }));
			if (approvedBy) await write.insertInto('dossier_approval').values(approvals).execute();
			return ids;
		};

		test('what they may not look at hides nothing of what they may, and three queries tell it', async () => {
			const trained = await someone(store.db, 'trainee');
			await train(store.db, trained, looker);
			const trainedByAnother = await someone(store.db, 'trainee');
			await train(store.db, trainedByAnother, granter);
			const barred = [
				...(await drawn(trained, { count: 60, day: '01-01' })),
				...(await drawn(looker, { count: 30, day: '01-02' })),
				...(await drawn(await someone(store.db, 'trainee'), { count: 30, day: '01-03', by: looker })),
				...(await drawn(await someone(store.db, 'trainee'), { count: 30, day: '01-04', approvedBy: looker }))
			];
			expect(barred).toHaveLength(150);
			const allowed = [
				...(await drawn(await someone(store.db, 'trainee'), { day: '02-01' })),
				...(await drawn(trainedByAnother, { day: '02-02' })),
				...(await drawn(await someone(store.db, 'trainee'), { day: '02-03', approvedBy: granter }))
			];
			let queries = 0;
			const counting: KyselyPlugin = {
				transformQuery: ({ node }) => node,
				transformResult: ({ result }) => {
					queries += 1;
					return Promise.resolve(result);
				}
			};
			const counted = { ...app, db: { ...store.db, read: store.db.read.withPlugin(counting) } };
			const seen = await secondLooks(counted, looker, 'fr');
			expect(given(seen?.waiting).map(({ id }) => id)).toEqual(allowed);
			expect(queries).toBe(3);

			for (const id of [...barred, ...allowed]) {
				const dossier = given(await dossierById(store.db.read, id));
				const bar = dossier.person_id === looker.id ? 'own' : await lookBarFor(app, looker, dossier);
				expect(bar === undefined, 'the list and the dossier say the same').toBe(allowed.includes(id));
			}
		});
	});
}

interface Granted {
	/** How many of this person. */
	readonly count?: number;
	/** Of the year: `01-31`. */
	readonly day: string;
	readonly by?: Person;
	readonly approvedBy?: Person;
}
