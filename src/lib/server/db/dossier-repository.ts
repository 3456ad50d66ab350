import type { Insertable, Selectable, Transaction } from 'kysely';
import type { Executor } from './database.ts';
import { prepared } from './prepared.ts';
import type { Tables } from './tables.ts';
import type { DossierApprovalTable, DossierTable, ResolutionTable } from './tables/records.ts';

/** A dossier with what became of it. */
export interface DossierRow extends Selectable<DossierTable> {
	/** The exact text of the rule that it was submitted under. */
	rule: string;
	outcome: ResolutionTable['outcome']['__select__'] | null;
	certifier_id: string | null;
	reason_text_id: string | null;
	resolved_at: string | null;
	/** Who gave the first of two approvals. */
	approved_by: string | null;
	approved_at: string | null;
}

const dossiers = (executor: Executor) =>
	executor
		.selectFrom('dossier')
		.innerJoin('blob', 'blob.hash', 'dossier.rule_hash')
		.leftJoin('resolution', (join) =>
			join.onRef('resolution.dossier_id', '=', 'dossier.id').on('resolution.seq', '=', 1)
		)
		.leftJoin('dossier_approval', 'dossier_approval.dossier_id', 'dossier.id');

const resolved = [
	'blob.body as rule',
	'resolution.outcome',
	'resolution.certifier_id',
	'resolution.reason_text_id',
	'resolution.at as resolved_at',
	'dossier_approval.certifier_id as approved_by',
	'dossier_approval.at as approved_at'
] as const;

/** Every dossier of a person, the latest first. */
export const dossiersOf = (executor: Executor, personId: string): Promise<DossierRow[]> =>
	dossiersOfPerson(executor, personId);

const dossiersOfPerson = prepared((executor, value) =>
	dossiers(executor)
		.selectAll('dossier')
		.select(resolved)
		.where('dossier.person_id', '=', value(0))
		.orderBy('dossier.submitted_at', 'desc')
		.orderBy('dossier.id', 'desc')
);

/** The dossier with this id, or undefined. */
export const dossierById = (executor: Executor, id: string): Promise<DossierRow | undefined> =>
	dossiers(executor).selectAll('dossier').select(resolved).where('dossier.id', '=', id).executeTakeFirst();

/** Records a submission; false, and nothing recorded, where the same person has just submitted it already. */
export async function insertDossier(trx: Transaction<Tables>, row: Insertable<DossierTable>): Promise<boolean> {
	const inserted = await trx
		.insertInto('dossier')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Records what became of a dossier; false, and nothing recorded, where someone was faster: a dossier is resolved once. */
export async function insertResolution(
	trx: Transaction<Tables>,
	row: Omit<Insertable<ResolutionTable>, 'seq'>
): Promise<boolean> {
	const inserted = await trx
		.insertInto('resolution')
		.values({ ...row, seq: 1 })
		.onConflict((conflict) => conflict.columns(['dossier_id', 'seq']).doNothing())
		.executeTakeFirst();
	return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Records the first of two approvals; false, and nothing recorded, where there is one. */
export async function insertApproval(
	trx: Transaction<Tables>,
	row: Insertable<DossierApprovalTable>
): Promise<boolean> {
	const inserted = await trx
		.insertInto('dossier_approval')
		.values(row)
		.onConflict((conflict) => conflict.column('dossier_id').doNothing())
		.executeTakeFirst();
	return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Every rule under which a dossier may have been submitted, with its hash. */
export const keptRules = (executor: Executor): Promise<{ hash: string; body: string }[]> =>
	executor.selectFrom('blob').select(['hash', 'body']).where('kind', '=', 'rule').execute();
