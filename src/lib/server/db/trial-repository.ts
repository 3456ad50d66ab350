import { sql, type Kysely, type Selectable } from 'kysely';
import { isPostgres } from './executor-dialect.ts';
import { prepared } from './prepared.ts';
import type { Tables } from './tables.ts';
import type { GateDebriefTable, SeatTable, TrialEventTable, TrialHeadTable, TrialTable } from './tables/trials.ts';

export type TrialRow = Selectable<TrialTable>;
export type SeatRow = Selectable<SeatTable>;
export type TrialEventRow = Selectable<TrialEventTable>;
export type TrialHeadRow = Selectable<TrialHeadTable>;

/** A trial as its holder's list shows it. */
export interface HeldTrial {
	id: string;
	scenarioId: string;
	bundleHash: string;
	purpose: TrialRow['purpose'];
	role: string;
	status: TrialHeadRow['status'];
	scene: string;
	at: string;
}

/** Opens a solo trial: the trial, its one seat and who holds it. */
export async function insertSoloTrial(
	trx: Kysely<Tables>,
	trial: TrialRow,
	seat: SeatRow,
	personId: string
): Promise<void> {
	await trx.insertInto('trial').values(trial).execute();
	await trx.insertInto('seat').values(seat).execute();
	await trx
		.insertInto('seat_holder')
		.values({ seat_id: seat.id, person_id: personId, trial_id: trial.id, from_seq: 1, to_seq: null })
		.execute();
}

export const findTrial = async (db: Kysely<Tables>, trialId: string): Promise<TrialRow | undefined> =>
	(await trialById(db, trialId))[0];

const trialById = prepared((db, value) => db.selectFrom('trial').selectAll().where('id', '=', value(0)));

/** The seat a person holds in a trial now, or undefined: a stranger's trial is as good as absent. */
export const findSeatOf = async (db: Kysely<Tables>, trialId: string, personId: string): Promise<SeatRow | undefined> =>
	(await seatsHeld(db, trialId, personId))[0];

const seatsHeld = prepared((db, value) =>
	db
		.selectFrom('seat_holder')
		.innerJoin('seat', 'seat.id', 'seat_holder.seat_id')
		.selectAll('seat')
		.where('seat_holder.trial_id', '=', value(0))
		.where('seat_holder.person_id', '=', value(1))
		.where('seat_holder.to_seq', 'is', null)
);

/** The log of a trial, in order. */
export const eventsOf = (db: Kysely<Tables>, trialId: string): Promise<TrialEventRow[]> => eventsInOrder(db, trialId);

const eventsInOrder = prepared((db, value) =>
	db.selectFrom('trial_event').selectAll().where('trial_id', '=', value(0)).orderBy('seq')
);

/** The event a command key has already led to, so that a repeated command is answered and not taken twice. */
export const findEventByKey = async (
	db: Kysely<Tables>,
	trialId: string,
	commandKey: string
): Promise<TrialEventRow | undefined> => (await eventsByKey(db, trialId, commandKey)).at(0);

const eventsByKey = prepared((db, value) =>
	db.selectFrom('trial_event').selectAll().where('trial_id', '=', value(0)).where('command_key', '=', value(1))
);

/** Appends one event; `(trial, seq)` and `(trial, command_key)` are unique, so a race or a repetition throws. */
export const appendEvent = (trx: Kysely<Tables>, event: TrialEventRow) => {
	const { trial_id, seq, type, seat_id, person_id, payload, text_id, text_hash, command_key, at } = event;
	return insertEvent(trx, trial_id, seq, type, seat_id, person_id, payload, text_id, text_hash, command_key, at);
};

const insertEvent = prepared((db, value) =>
	db.insertInto('trial_event').values({
		...{ trial_id: value(0), seq: sql<number>`${value(1)}`, type: value(2), seat_id: value(3), person_id: value(4) },
		...{ payload: value(5), text_id: value(6), text_hash: value(7), command_key: value(8), at: value(9) }
	})
);

/** Writes where a trial stands; derivable from its log, kept for lists. */
export const putHead = (trx: Kysely<Tables>, { trial_id, ...standing }: TrialHeadRow) =>
	trx
		.insertInto('trial_head')
		.values({ trial_id, ...standing })
		.onConflict((conflict) => conflict.column('trial_id').doUpdateSet(standing))
		.execute();

/** Writes which scene a trial has come to, and until when it waits there; what else is kept of it is as of `putHead`. */
export const moveHead = (
	trx: Kysely<Tables>,
	{ trial_id, scene, deadline_at }: Pick<TrialHeadRow, 'trial_id' | 'scene' | 'deadline_at'>
) => trx.updateTable('trial_head').set({ scene, deadline_at }).where('trial_id', '=', trial_id).execute();

/**
 * Lets one transaction at a time record what a trial proves, so that none overlooks what another has just added to it.
 * SQLite has one writer anyway.
 */
export async function lockTrial(trx: Kysely<Tables>, trialId: string): Promise<void> {
	if (!isPostgres(trx)) return;
	await trx.selectFrom('trial_head').select('seq').where('trial_id', '=', trialId).forUpdate().execute();
}

/** A person's trials alone, newest first. */
export const trialsHeldBy = (db: Kysely<Tables>, personId: string): Promise<HeldTrial[]> =>
	held(db, personId).where('trial.mode', '=', 'solo').execute();

/** The live trials in which a person has a seat, newest first, each with whether its debrief is closed. */
export const liveTrialsHeldBy = (
	db: Kysely<Tables>,
	personId: string
): Promise<(HeldTrial & { readonly debriefed: string | null })[]> =>
	held(db, personId, true)
		.leftJoin('trial_event as closing', (join) =>
			join.onRef('closing.trial_id', '=', 'trial.id').on('closing.type', '=', 'debrief-closed')
		)
		.select('closing.type as debriefed')
		.where('trial.mode', '=', 'live')
		.execute();

/** What a person said, in the debrief of a trial, that they would do; without a body where it was erased. */
export interface HeldCommitment {
	commitment: string | null;
	committedAt: string | null;
	doneAt: string | null;
}

/** A person's trials, newest first, each with the commitment they made after it, if they made one: one query. */
export const trialsWithCommitments = (db: Kysely<Tables>, personId: string): Promise<(HeldTrial & HeldCommitment)[]> =>
	heldWithCommitments(db, personId);

const heldWithCommitments = prepared((db, value) =>
	held(db, value(0))
		.where('trial.mode', '=', 'solo')
		.leftJoin('debrief_note', (join) =>
			join
				.onRef('debrief_note.trial_id', '=', 'trial.id')
				.on('debrief_note.person_id', '=', value(0))
				.on('debrief_note.prompt', '=', 'commitment')
		)
		.leftJoin('sealed_text', 'sealed_text.id', 'debrief_note.text_id')
		.select(['sealed_text.body as commitment', 'debrief_note.at as committedAt', 'debrief_note.done_at as doneAt'])
);

/** @param claimed also what was played as a guest whose part the person has claimed */
const held = (db: Kysely<Tables>, personId: string, claimed = false) =>
	db
		.selectFrom('seat_holder')
		.innerJoin('trial', 'trial.id', 'seat_holder.trial_id')
		.innerJoin('seat', 'seat.id', 'seat_holder.seat_id')
		.innerJoin('trial_head', 'trial_head.trial_id', 'trial.id')
		.where((eb) => {
			const own = eb('seat_holder.person_id', '=', personId);
			if (!claimed) return own;
			const guests = eb.selectFrom('guest_claim').select('guest_id').where('person_id', '=', personId);
			return eb.or([own, eb('seat_holder.person_id', 'in', guests)]);
		})
		.where('seat_holder.to_seq', 'is', null)
		.select([
			'trial.id',
			'trial.scenario_id as scenarioId',
			'trial.bundle_hash as bundleHash',
			'trial.purpose',
			'seat.role',
			'trial_head.status',
			'trial_head.scene',
			'trial.at'
		])
		.orderBy('trial.at', 'desc')
		.orderBy('trial.id')
		.limit(200);

/** The grave errors of one branch of a trial that have been debriefed. */
export const gateDebriefsOf = (db: Kysely<Tables>, trialId: string, branch: number) =>
	db.selectFrom('gate_debrief').selectAll().where('trial_id', '=', trialId).where('branch', '=', branch).execute();

/** How often a person went back in their trials of a scenario, one trial left out. */
export async function countRewinds(
	db: Kysely<Tables>,
	{ personId, scenarioId, notIn }: { personId: string; scenarioId: string; notIn: string }
): Promise<number> {
	const { count } = await db
		.selectFrom('trial_event')
		.innerJoin('trial', 'trial.id', 'trial_event.trial_id')
		.select(({ fn }) => fn.countAll().as('count'))
		.where('trial.opened_by', '=', personId)
		.where('trial.scenario_id', '=', scenarioId)
		.where('trial.id', '<>', notIn)
		.where('trial_event.type', '=', 'rewound')
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** Notes that a grave error has been debriefed; once a trial, branch, gate and person. */
export const insertGateDebrief = (trx: Kysely<Tables>, row: Selectable<GateDebriefTable>) =>
	trx.insertInto('gate_debrief').values(row).execute();
