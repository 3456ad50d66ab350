import type { Selectable, Transaction } from 'kysely';
import type { Executor } from './database.ts';
import type { Tables } from './tables.ts';
import type { MarkingRequestTable } from './tables/trials.ts';

export type RequestRow = Selectable<MarkingRequestTable>;

/** A written text by the event that holds it. */
export interface TextPlace {
	trialId: string;
	eventSeq: number;
}

/** The acts on requests of a trial's texts, in order. */
export const requestsOf = (executor: Executor, trialId: string): Promise<RequestRow[]> =>
	executor
		.selectFrom('marking_request')
		.selectAll()
		.where('trial_id', '=', trialId)
		.orderBy('event_seq')
		.orderBy('seq')
		.execute();

/** Records the next act on a request and keeps the queue in step. Its key throws where another act was faster. */
export async function appendRequestAct(
	trx: Transaction<Tables>,
	{ writerId, ...row }: RequestRow & { writerId: string }
): Promise<void> {
	await trx.insertInto('marking_request').values(row).execute();
	const { trial_id, event_seq, at } = row;
	if (row.act === 'asked')
		await trx.insertInto('marking_queue').values({ trial_id, event_seq, writer_id: writerId, asked_at: at }).execute();
	else
		await trx.deleteFrom('marking_queue').where('trial_id', '=', trial_id).where('event_seq', '=', event_seq).execute();
}

/** A place in the queue: the line after which the next page begins. */
export interface QueuedPlace extends TextPlace {
	askedAt: string;
}

/** A text with what a trainer's list says of it. */
export interface ListedRow extends TextPlace {
	/** When it was asked for, or marked. */
	at: string;
	bundleHash: string;
	role: string | null;
	type: string;
	payload: string;
	nameLatin: string;
	nameArabic: string;
}

/** One page of the texts that wait, the longest waiting first, without a trainer's own. */
export const queuedTexts = (
	executor: Executor,
	{ exceptWriterId, after, limit }: { exceptWriterId: string; after?: QueuedPlace | undefined; limit: number }
): Promise<ListedRow[]> =>
	executor
		.selectFrom('marking_queue as queue')
		.innerJoin('trial', 'trial.id', 'queue.trial_id')
		.innerJoin('trial_event as event', (join) =>
			join.onRef('event.trial_id', '=', 'queue.trial_id').onRef('event.seq', '=', 'queue.event_seq')
		)
		.leftJoin('seat', 'seat.id', 'event.seat_id')
		.innerJoin('person', 'person.id', 'queue.writer_id')
		.select('queue.asked_at as at')
		.select(listed)
		.where('queue.writer_id', '<>', exceptWriterId)
		.$if(after !== undefined, (query) =>
			query.where((eb) =>
				eb(
					eb.refTuple('queue.asked_at', 'queue.trial_id', 'queue.event_seq'),
					'>',
					eb.tuple(after?.askedAt ?? '', after?.trialId ?? '', after?.eventSeq ?? 0)
				)
			)
		)
		.orderBy('queue.asked_at')
		.orderBy('queue.trial_id')
		.orderBy('queue.event_seq')
		.limit(limit)
		.execute();

const listed = [
	'event.trial_id as trialId',
	'event.seq as eventSeq',
	'trial.bundle_hash as bundleHash',
	'seat.role',
	'event.type',
	'event.payload',
	'person.name_latin as nameLatin',
	'person.name_arabic as nameArabic'
] as const;

/** The texts whose standing marks are a trainer's, the last marked first. */
export const textsMarkedBy = (executor: Executor, trainerId: string, limit: number): Promise<ListedRow[]> =>
	executor
		.selectFrom('assessment as marks')
		.innerJoin('trial', 'trial.id', 'marks.trial_id')
		.innerJoin('trial_event as event', (join) =>
			join.onRef('event.trial_id', '=', 'marks.trial_id').onRef('event.seq', '=', 'marks.event_seq')
		)
		.leftJoin('seat', 'seat.id', 'event.seat_id')
		.innerJoin('person', 'person.id', 'event.person_id')
		.select('marks.at')
		.select(listed)
		.where('marks.assessor_id', '=', trainerId)
		.where('marks.as', '=', 'trainer')
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('assessment as later').select('later.id').whereRef('later.supersedes', '=', 'marks.id')))
		)
		.orderBy('marks.at', 'desc')
		.orderBy('marks.id')
		.limit(limit)
		.execute();

/** How many texts wait for a trainer, counted up to a limit. */
export async function countQueued(executor: Executor, exceptWriterId: string, limit: number): Promise<number> {
	const rows = await executor
		.selectFrom('marking_queue')
		.select('event_seq')
		.where('writer_id', '<>', exceptWriterId)
		.limit(limit)
		.execute();
	return rows.length;
}
