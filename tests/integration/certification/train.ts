import { randomUUID } from 'node:crypto';
import type { Person } from '#lib/people/index.ts';
import type { Db } from '#lib/server/db/database.ts';

/** Somebody goes through a serious turn with the learner, and has trained them from then on. */
export async function train(db: Db, learner: Pick<Person, 'id'>, trainer: Pick<Person, 'id'>): Promise<void> {
	const [trial, at] = [randomUUID(), '2026-02-01T00:00:00.000Z'];
	const hash = 'a'.repeat(64);
	await db.write
		.insertInto('blob')
		.values({ hash, kind: 'scenario', body: '{}', at })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const row = { scenario_id: 'villa', bundle_hash: hash, mode: 'solo', purpose: 'counted', session_id: null } as const;
	await db.write
		.insertInto('trial')
		.values({ id: trial, ...row, opened_by: learner.id, at })
		.execute();
	await db.write
		.insertInto('gate_debrief')
		.values({ trial_id: trial, branch: 1, gate: 'g', person_id: learner.id, by_person_id: trainer.id, at })
		.execute();
}
