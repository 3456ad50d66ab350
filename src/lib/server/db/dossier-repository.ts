import type { Insertable, Selectable, Transaction } from 'kysely';
import type { Executor } from './database.ts';
import type { DossierTable, ResolutionTable, Tables } from './tables.ts';

/** A dossier with what became of it. */
export interface DossierRow extends Selectable<DossierTable> {
	/** The exact text of the rule that it was submitted under. */
	rule: string;
	outcome: ResolutionTable['outcome']['__select__'] | null;
	certifier_id: string | null;
	reason_text_id: string | null;
	resolved_at: string | null;
}

/** One line of the certifiers' queue. */
export interface QueueRow {
	id: string;
	person_id: string;
	name_latin: string;
	name_arabic: string;
	submitted_at: string;
	supersedes: string | null;
	rule: string;
	outcome: DossierRow['outcome'];
	resolved_at: string | null;
}

/** A place in the queue: the line after which the next page begins. */
export interface QueuePlace {
	submittedAt: string;
	id: string;
}

const dossiers = (executor: Executor) =>
	executor
		.selectFrom('dossier')
		.innerJoin('blob', 'blob.hash', 'dossier.rule_hash')
		.leftJoin('resolution', (join) =>
			join.onRef('resolution.dossier_id', '=', 'dossier.id').on('resolution.seq', '=', 1)
		);

const resolved = [
	'blob.body as rule',
	'resolution.outcome',
	'resolution.certifier_id',
	'resolution.reason_text_id',
	'resolution.at as resolved_at'
] as const;

/** Every dossier of a person, the latest first. */
export const dossiersOf = (executor: Executor, personId: string): Promise<DossierRow[]> =>
	dossiers(executor)
		.selectAll('dossier')
		.select(resolved)
		.where('dossier.person_id', '=', personId)
		.orderBy('dossier.submitted_at', 'desc')
		.orderBy('dossier.id', 'desc')
		.execute();

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

/** Which part of the queue is asked for. */
export interface QueueAsked {
	/** `submitted` for those that wait, an outcome for those resolved so. */
	state: 'submitted' | NonNullable<DossierRow['outcome']>;
	/** Whose own dossiers are left out. */
	exceptPersonId: string;
	after?: QueuePlace | undefined;
	limit: number;
}

/** One page of the queue, oldest submission first. */
export async function queuePage(executor: Executor, asked: QueueAsked): Promise<QueueRow[]> {
	const ids = await idsInQueue(executor, asked);
	if (ids.length === 0) return [];
	return dossiers(executor)
		.innerJoin('person', 'person.id', 'dossier.person_id')
		.select(['dossier.id', 'dossier.person_id', 'dossier.submitted_at', 'dossier.supersedes'])
		.select(['person.name_latin', 'person.name_arabic'])
		.select(['blob.body as rule', 'resolution.outcome', 'resolution.at as resolved_at'])
		.where('dossier.id', 'in', ids)
		.orderBy('dossier.submitted_at')
		.orderBy('dossier.id')
		.execute();
}

/** Walks the index of the queue and looks at nothing wider, so that resolved dossiers are passed over quickly. */
async function idsInQueue(executor: Executor, { state, exceptPersonId, after, limit }: QueueAsked): Promise<string[]> {
	const rows = await executor
		.selectFrom('dossier')
		.select('id')
		.where((eb) => {
			const resolution = eb.selectFrom('resolution').select('seq').whereRef('dossier_id', '=', 'dossier.id');
			return state === 'submitted' ? eb.not(eb.exists(resolution)) : eb.exists(resolution.where('outcome', '=', state));
		})
		.where('person_id', '<>', exceptPersonId)
		.$if(after !== undefined, (query) =>
			query.where((eb) =>
				eb(eb.refTuple('submitted_at', 'id'), '>', eb.tuple(after?.submittedAt ?? '', after?.id ?? ''))
			)
		)
		.orderBy('submitted_at')
		.orderBy('id')
		.limit(limit)
		.execute();
	return rows.map(({ id }) => id);
}
