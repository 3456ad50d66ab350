import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Executor } from './database.ts';
import { prepared } from './prepared.ts';
import type { Tables } from './tables.ts';
import type { SeatTable, TrialTable } from './tables/trials.ts';
import type { LiveMemberTable, LivePassTable, LiveRoomTable } from './tables/live.ts';

export type LiveRoomRow = Selectable<LiveRoomTable>;
export type LiveMemberRow = Selectable<LiveMemberTable>;

/** Somebody in a room, with the names that the others see. */
export interface LiveMember extends LiveMemberRow {
	readonly name_latin: string;
	readonly name_arabic: string;
	readonly kind: 'account' | 'guest';
}

/** A live trial as lists show it. */
export interface ListedRoom extends Pick<LiveRoomRow, 'trial_id' | 'code' | 'planned_for'> {
	readonly bundle_hash: string;
	readonly at: string;
	readonly status: string;
	readonly part: LiveMemberRow['part'];
}

/** Opens a live trial: the trial, the room, and every seat that the scenario has. */
export async function insertLiveTrial(
	trx: Kysely<Tables>,
	{ trial, room, seats }: { trial: Selectable<TrialTable>; room: LiveRoomRow; seats: readonly Selectable<SeatTable>[] }
): Promise<void> {
	await trx.insertInto('trial').values(trial).execute();
	await trx.insertInto('live_room').values(room).execute();
	await trx
		.insertInto('seat')
		.values([...seats])
		.execute();
}

export const findLiveRoom = (db: Executor, trialId: string): Promise<LiveRoomRow | undefined> =>
	db.selectFrom('live_room').selectAll().where('trial_id', '=', trialId).executeTakeFirst();

export const findRoomByCode = (db: Executor, code: string): Promise<LiveRoomRow | undefined> =>
	db.selectFrom('live_room').selectAll().where('code', '=', code).executeTakeFirst();

/** Every seat of a trial, by role and number. */
export const seatsOf = (db: Executor, trialId: string): Promise<Selectable<SeatTable>[]> =>
	db.selectFrom('seat').selectAll().where('trial_id', '=', trialId).orderBy('role').orderBy('number').execute();

/** Everybody who ever came into a room, the first first. */
export const membersOf = (db: Executor, trialId: string): Promise<LiveMember[]> =>
	db
		.selectFrom('live_member')
		.innerJoin('person', 'person.id', 'live_member.person_id')
		.selectAll('live_member')
		.select(['person.name_latin', 'person.name_arabic', 'person.kind'])
		.where('live_member.trial_id', '=', trialId)
		.orderBy('live_member.joined_at')
		.orderBy('live_member.person_id')
		.execute();

export const findMember = async (db: Executor, trialId: string, personId: string): Promise<LiveMemberRow | undefined> =>
	(await memberOf(db, trialId, personId))[0];

const memberOf = prepared((db, value) =>
	db.selectFrom('live_member').selectAll().where('trial_id', '=', value(0)).where('person_id', '=', value(1))
);

/** Lets somebody in; whoever is there already stays as they are, save that a player may come to conduct. */
export const putMember = (trx: Kysely<Tables>, member: Insertable<LiveMemberTable>) =>
	trx
		.insertInto('live_member')
		.values(member)
		.onConflict((conflict) => {
			const known = conflict.columns(['trial_id', 'person_id']);
			return member.part === 'conductor' ? known.doUpdateSet({ part: 'conductor' }) : known.doNothing();
		})
		.execute();

/** Puts somebody out of a room: they come in no more. */
export const removeMember = (trx: Kysely<Tables>, trialId: string, personId: string, at: string) =>
	trx
		.updateTable('live_member')
		.set({ removed_at: at })
		.where('trial_id', '=', trialId)
		.where('person_id', '=', personId)
		.execute();

/** Lets somebody who was put out come in again. */
export const readmitMember = (trx: Kysely<Tables>, trialId: string, personId: string) =>
	trx
		.updateTable('live_member')
		.set({ removed_at: null })
		.where('trial_id', '=', trialId)
		.where('person_id', '=', personId)
		.execute();

/** Shuts the door to who is not in the room yet, or opens it again. */
export const setLocked = (trx: Kysely<Tables>, trialId: string, lockedAt: string | null) =>
	trx.updateTable('live_room').set({ locked_at: lockedAt }).where('trial_id', '=', trialId).execute();

/** Keeps who may come back to a room by a token: a guest, or the big screen where the person is null. */
export const insertPass = (trx: Kysely<Tables>, pass: Insertable<LivePassTable>) =>
	trx.insertInto('live_pass').values(pass).execute();

export const findPass = async (
	db: Executor,
	trialId: string,
	tokenHash: string
): Promise<Selectable<LivePassTable> | undefined> => (await passOf(db, trialId, tokenHash))[0];

const passOf = prepared((db, value) =>
	db.selectFrom('live_pass').selectAll().where('trial_id', '=', value(0)).where('token_hash', '=', value(1))
);

/** Who comes back to a room as a guest by a token; undefined where the token is a screen's, or of no pass. */
export const findGuestByPass = async (
	db: Executor,
	trialId: string,
	tokenHash: string
): Promise<LiveMemberRow | undefined> => (await guestOfPass(db, trialId, tokenHash))[0];

const guestOfPass = prepared((db, value) =>
	db
		.selectFrom('live_pass')
		.innerJoin('live_member', (join) =>
			join
				.onRef('live_member.trial_id', '=', 'live_pass.trial_id')
				.onRef('live_member.person_id', '=', 'live_pass.person_id')
		)
		.selectAll('live_member')
		.where('live_pass.trial_id', '=', value(0))
		.where('live_pass.token_hash', '=', value(1))
);

/** A guest of a room: they have a name, no account and no capability. */
export const insertGuest = (trx: Kysely<Tables>, guest: { id: string; name: string; language: string; at: string }) =>
	trx
		.insertInto('person')
		.values({
			id: guest.id,
			kind: 'guest',
			email_norm: null,
			name_latin: guest.name,
			name_arabic: guest.name,
			language: guest.language,
			created_at: guest.at,
			erased_at: null
		})
		.execute();

/** The live trials that somebody conducts or plays in, also as the guest whose part they claimed; newest first. */
export const roomsOf = (db: Executor, personId: string): Promise<ListedRoom[]> =>
	db
		.selectFrom('live_member')
		.innerJoin('live_room', 'live_room.trial_id', 'live_member.trial_id')
		.innerJoin('trial', 'trial.id', 'live_member.trial_id')
		.innerJoin('trial_head', 'trial_head.trial_id', 'live_member.trial_id')
		.select([
			'live_room.trial_id',
			'live_room.code',
			'live_room.planned_for',
			'trial.bundle_hash',
			'trial.at',
			'trial_head.status',
			'live_member.part'
		])
		.where(({ eb, or, selectFrom }) =>
			or([
				eb('live_member.person_id', '=', personId),
				eb(
					'live_member.person_id',
					'in',
					selectFrom('guest_claim').select('guest_id').where('person_id', '=', personId)
				)
			])
		)
		.where('live_member.removed_at', 'is', null)
		.orderBy('trial.at', 'desc')
		.limit(100)
		.execute();

/** Notes who holds a seat from an event on, and until which: derivable from the log, kept for lists. */
export const openHolder = (trx: Kysely<Tables>, holder: { seat: string; person: string; trial: string; seq: number }) =>
	trx
		.insertInto('seat_holder')
		.values({
			seat_id: holder.seat,
			person_id: holder.person,
			trial_id: holder.trial,
			from_seq: holder.seq,
			to_seq: null
		})
		.execute();

export const closeHolder = (trx: Kysely<Tables>, seatId: string, seq: number) =>
	trx
		.updateTable('seat_holder')
		.set({ to_seq: seq })
		.where('seat_id', '=', seatId)
		.where('to_seq', 'is', null)
		.execute();

/** The trials whose time was up before an instant. */
export const trialsDue = async (db: Executor, at: string): Promise<string[]> =>
	(await db.selectFrom('trial_head').select('trial_id').where('deadline_at', '<=', at).limit(500).execute()).map(
		({ trial_id }) => trial_id
	);
