import type { Insertable, Selectable, Transaction } from 'kysely';
import type { Executor } from './database.ts';
import type { Tables } from './tables.ts';
import type { SampleTable, SecondLookTable } from './tables/records.ts';
import { trainedBy } from './trainers-of.ts';

/** The dossiers granted in a stretch of time that no draw has picked yet; the last moment is left out. */
export async function grantedUndrawn(
	executor: Executor,
	{ from, before }: { readonly from: string; readonly before: string }
): Promise<string[]> {
	const rows = await executor
		.selectFrom('resolution')
		.leftJoin('sampled_dossier', 'sampled_dossier.dossier_id', 'resolution.dossier_id')
		.select('resolution.dossier_id as id')
		.where('resolution.outcome', '=', 'granted')
		.where('resolution.at', '>=', from)
		.where('resolution.at', '<', before)
		.where('sampled_dossier.sample_id', 'is', null)
		.execute();
	return rows.map(({ id }) => id);
}

/** Records a draw and what it picked; false, and nothing recorded, where another draw picked one of them meanwhile. */
export async function insertSample(
	trx: Transaction<Tables>,
	sample: Insertable<SampleTable>,
	dossiers: readonly string[]
): Promise<boolean> {
	await trx.insertInto('sample').values(sample).execute();
	for (const dossier_id of dossiers) {
		const inserted = await trx
			.insertInto('sampled_dossier')
			.values({ dossier_id, sample_id: sample.id })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
	}
	return true;
}

/** A draw and how far its second looks have come. */
export interface SampleRow extends Selectable<SampleTable> {
	drawn: number;
	confirmed: number;
	raised: number;
}

/** Every draw, the latest first. */
export async function samples(executor: Executor): Promise<SampleRow[]> {
	const counted = await executor
		.selectFrom('sampled_dossier')
		.leftJoin('second_look', 'second_look.dossier_id', 'sampled_dossier.dossier_id')
		.select(['sampled_dossier.sample_id', 'second_look.outcome'])
		.select(({ fn }) => fn.countAll<number | string>().as('count'))
		.groupBy(['sampled_dossier.sample_id', 'second_look.outcome'])
		.execute();
	const drawn = await executor.selectFrom('sample').selectAll().orderBy('at', 'desc').orderBy('id').execute();
	return drawn.map((sample) => {
		const own = counted.filter(({ sample_id }) => sample_id === sample.id);
		const of = (...outcomes: (LookRow['outcome'] | null)[]) =>
			own.filter(({ outcome }) => outcomes.includes(outcome)).reduce((sum, { count }) => sum + Number(count), 0);
		return { ...sample, drawn: of('confirmed', 'raised', null), confirmed: of('confirmed'), raised: of('raised') };
	});
}

/** A dossier that was drawn and waits for a second look. */
export interface WaitingLook {
	id: string;
	name_latin: string;
	name_arabic: string;
	rule: string;
	granted_at: string;
}

/**
 * Those at which this certifier may look, as `lookBar` says it of one: none of their own, none that they approved or
 * granted, none of somebody they trained. Those that wait longest come first.
 */
export const waitingLooks = (executor: Executor, certifierId: string, most: number): Promise<WaitingLook[]> =>
	executor
		.selectFrom('sampled_dossier')
		.innerJoin('dossier', 'dossier.id', 'sampled_dossier.dossier_id')
		.innerJoin('person', 'person.id', 'dossier.person_id')
		.innerJoin('blob', 'blob.hash', 'dossier.rule_hash')
		.innerJoin('resolution', 'resolution.dossier_id', 'dossier.id')
		.leftJoin('dossier_approval', 'dossier_approval.dossier_id', 'dossier.id')
		.leftJoin('second_look', 'second_look.dossier_id', 'dossier.id')
		.select(['dossier.id', 'person.name_latin', 'person.name_arabic'])
		.select(['blob.body as rule', 'resolution.at as granted_at'])
		.where('second_look.outcome', 'is', null)
		.where('dossier.person_id', '<>', certifierId)
		.where('resolution.certifier_id', '<>', certifierId)
		.where(({ eb, or }) =>
			or([eb('dossier_approval.certifier_id', 'is', null), eb('dossier_approval.certifier_id', '<>', certifierId)])
		)
		.where('dossier.person_id', 'not in', trainedBy(executor, certifierId))
		.orderBy('resolution.at')
		.orderBy('dossier.id')
		.limit(most)
		.execute();

/** Whether a dossier was drawn, and what a second look told of it. */
export interface LookRow {
	outcome: SecondLookTable['outcome']['__select__'] | null;
	certifier_id: string | null;
	reason_text_id: string | null;
	at: string | null;
}

/** The second look at a dossier; undefined where no draw picked it. */
export const lookAt = (executor: Executor, dossierId: string): Promise<LookRow | undefined> =>
	executor
		.selectFrom('sampled_dossier')
		.leftJoin('second_look', 'second_look.dossier_id', 'sampled_dossier.dossier_id')
		.select(['second_look.outcome', 'second_look.certifier_id', 'second_look.reason_text_id', 'second_look.at'])
		.where('sampled_dossier.dossier_id', '=', dossierId)
		.executeTakeFirst();

/** Records what a second look told; false, and nothing recorded, where another certifier was faster. */
export async function insertLook(trx: Transaction<Tables>, row: Insertable<SecondLookTable>): Promise<boolean> {
	const inserted = await trx
		.insertInto('second_look')
		.values(row)
		.onConflict((conflict) => conflict.column('dossier_id').doNothing())
		.executeTakeFirst();
	return inserted.numInsertedOrUpdatedRows === 1n;
}
