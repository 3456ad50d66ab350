import type { SelectQueryBuilder } from 'kysely';
import type { Executor } from './database.ts';
import type { DossierRow } from './dossier-repository.ts';
import { prepared, preparedBy } from './prepared.ts';
import type { Tables } from './tables.ts';

/** One line of the certifiers' queue. */
export interface QueueRow {
	id: string;
	name_latin: string;
	name_arabic: string;
	submitted_at: string;
	/** Of a dossier that follows another: nothing in the others' is shown. */
	manifest: string | null;
	rule_hash: string;
	resolved_at: string | null;
	/** Whether the first of two approvals was given. */
	approved_by: string | null;
}

/** A place in the queue: the line after which the next page begins. */
export interface QueuePlace {
	submittedAt: string;
	id: string;
}

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
	return ids.length === 0 ? [] : linesOf(ids.length)(executor, ...ids);
}

/** The lines of so many dossiers. Rules and manifests are long and mostly the same: they are left where they are. */
const linesOf = preparedBy((count: number) =>
	prepared((executor, value) =>
		executor
			.selectFrom('dossier')
			.innerJoin('person', 'person.id', 'dossier.person_id')
			.leftJoin('resolution', (join) =>
				join.onRef('resolution.dossier_id', '=', 'dossier.id').on('resolution.seq', '=', 1)
			)
			.leftJoin('dossier_approval', 'dossier_approval.dossier_id', 'dossier.id')
			.select(['dossier.id', 'dossier.submitted_at', 'dossier.rule_hash'])
			.select(['person.name_latin', 'person.name_arabic', 'resolution.at as resolved_at'])
			.select('dossier_approval.certifier_id as approved_by')
			.select((eb) =>
				eb.case().when('dossier.supersedes', 'is not', null).then(eb.ref('dossier.manifest')).end().as('manifest')
			)
			.where('dossier.id', 'in', numbered(count, 0).map(value))
			.orderBy('dossier.submitted_at')
			.orderBy('dossier.id')
	)
);

/** The ids alone of one page of the queue, in the same order. */
export async function idsInQueue(executor: Executor, asked: QueueAsked): Promise<string[]> {
	const { state, limit, again, exceptPersonId, after, until, language } = asked;
	// Under no rule there is nothing, and no list of a query may be empty.
	const rules = asked.rules?.length === 0 ? [''] : (asked.rules ?? []);
	const narrows = { after: after !== undefined, until: until !== undefined, language: language !== undefined };
	const walk = walkOf({ state, limit, again, ...narrows, rules: rules.length });
	const values = [exceptPersonId, after?.submittedAt, after?.id, until, language].map((value) => value ?? null);
	const rows = await walk(executor, ...values, ...rules);
	return rows.map(({ id }) => id);
}

/** All that makes one walk through the queue another query. */
interface Walk extends Pick<QueueAsked, 'state' | 'limit' | 'again'> {
	after: boolean;
	until: boolean;
	language: boolean;
	rules: number;
}

/** Walks the index of the queue and looks at nothing wider, so that resolved dossiers are passed over quickly. */
const walkOf = preparedBy((walk: Walk) =>
	prepared((executor, value) =>
		narrowed(executor.selectFrom('dossier').select('dossier.id'), walk, value)
			.where((eb) => {
				const { state } = walk;
				const resolution = eb.selectFrom('resolution').select('seq').whereRef('dossier_id', '=', 'dossier.id');
				if (state === 'submitted') return eb.not(eb.exists(resolution));
				if (state !== 'approved') return eb.exists(resolution.where('outcome', '=', state));
				const approval = eb.selectFrom('dossier_approval').select('at').whereRef('dossier_id', '=', 'dossier.id');
				return eb.and([eb.not(eb.exists(resolution)), eb.exists(approval)]);
			})
			.where('person_id', '<>', value(0))
			.$if(walk.after, (query) =>
				query.where((eb) => eb(eb.refTuple('submitted_at', 'id'), '>', eb.tuple(value(1), value(2))))
			)
			.orderBy('submitted_at')
			.orderBy('id')
			.limit(walk.limit)
	)
);

/** Narrows the walk by what the index of the queue holds, and by the learner's language, which a second index tells. */
const narrowed = <O>(
	query: SelectQueryBuilder<Tables, 'dossier', O>,
	{ until, again, language, rules }: Walk,
	value: (number: number) => string
): SelectQueryBuilder<Tables, 'dossier', O> =>
	query
		.$if(rules > 0, (all) => all.where('rule_hash', 'in', numbered(rules, 5).map(value)))
		.$if(until, (all) => all.where('submitted_at', '<=', value(3)))
		.$if(again === true, (all) => all.where('supersedes', 'is not', null))
		// Nearly all are the first. Asked by « is null », SQLite would fetch them by what they replace, and sort them all.
		.$if(again === false, (all) => all.where((eb) => eb.not(eb('supersedes', 'is not', null))))
		.$if(language, (all) =>
			all.where((eb) =>
				eb.exists(
					eb
						.selectFrom('person')
						.select('person.id')
						.whereRef('person.id', '=', 'dossier.person_id')
						.where('person.language', '=', value(4))
				)
			)
		);

/** So many numbers, from the first on. */
const numbered = (count: number, first: number): number[] => Array.from({ length: count }, (_, at) => first + at);
