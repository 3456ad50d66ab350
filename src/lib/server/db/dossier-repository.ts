import type { Insertable, Selectable, SelectQueryBuilder, Transaction } from 'kysely';
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

/** One line of the certifiers' queue. */
export interface QueueRow {
	id: string;
	person_id: string;
	name_latin: string;
	name_arabic: string;
	submitted_at: string;
	supersedes: string | null;
	manifest: string;
	rule: string;
	outcome: DossierRow['outcome'];
	resolved_at: string | null;
	/** Whether the first of two approvals was given. */
	approved_by: string | null;
	language: string;
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

/** What narrows the queue further. */
export interface QueueFilter {
	/** Only those under one of these rules. */
	rules?: readonly string[] | undefined;
	/** Only those submitted at this time or before. */
	until?: string | undefined;
	/** Only those that were submitted again after an earlier one, or only the others. */
	again?: boolean | undefined;
	/** Only those whose learner uses the platform in this language. */
	language?: string | undefined;
}

/** Which part of the queue is asked for. */
export interface QueueAsked extends QueueFilter {
	/** `submitted` for those that wait, `approved` for those of them with one approval of two, an outcome for those resolved so. */
	state: 'submitted' | 'approved' | NonNullable<DossierRow['outcome']>;
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
		.select(['dossier.id', 'dossier.person_id', 'dossier.submitted_at', 'dossier.supersedes', 'dossier.manifest'])
		.select(['person.name_latin', 'person.name_arabic'])
		.select(['blob.body as rule', 'resolution.outcome', 'resolution.at as resolved_at'])
		.select(['dossier_approval.certifier_id as approved_by', 'person.language'])
		.where('dossier.id', 'in', ids)
		.orderBy('dossier.submitted_at')
		.orderBy('dossier.id')
		.execute();
}

/** Walks the index of the queue and looks at nothing wider, so that resolved dossiers are passed over quickly. */
async function idsInQueue(executor: Executor, asked: QueueAsked): Promise<string[]> {
	const { state, exceptPersonId, after, limit } = asked;
	const rows = await narrowed(executor.selectFrom('dossier').select('dossier.id'), asked)
		.where((eb) => {
			const resolution = eb.selectFrom('resolution').select('seq').whereRef('dossier_id', '=', 'dossier.id');
			if (state === 'submitted') return eb.not(eb.exists(resolution));
			if (state !== 'approved') return eb.exists(resolution.where('outcome', '=', state));
			const approval = eb.selectFrom('dossier_approval').select('at').whereRef('dossier_id', '=', 'dossier.id');
			return eb.and([eb.not(eb.exists(resolution)), eb.exists(approval)]);
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

/** Narrows the walk by what the index of the queue holds, and by the learner's language, which a second index tells. */
const narrowed = <O>(
	query: SelectQueryBuilder<Tables, 'dossier', O>,
	{ rules, until, again, language }: QueueFilter
): SelectQueryBuilder<Tables, 'dossier', O> =>
	query
		.$if(rules !== undefined, (all) => all.where('rule_hash', 'in', rules?.length ? rules : ['']))
		.$if(until !== undefined, (all) => all.where('submitted_at', '<=', until ?? ''))
		.$if(again === true, (all) => all.where('supersedes', 'is not', null))
		// Nearly all are the first. Asked by « is null », SQLite would fetch them by what they replace, and sort them all.
		.$if(again === false, (all) => all.where((eb) => eb.not(eb('supersedes', 'is not', null))))
		.$if(language !== undefined, (all) =>
			all.where((eb) =>
				eb.exists(
					eb
						.selectFrom('person')
						.select('person.id')
						.whereRef('person.id', '=', 'dossier.person_id')
						.where('person.language', '=', language ?? '')
				)
			)
		);
