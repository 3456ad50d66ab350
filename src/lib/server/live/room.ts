import {
	isRoleId,
	replay,
	type LiveSeat,
	type RoleId,
	type Scenario,
	type TrialEvent,
	type TrialState
} from '#lib/trial/index.ts';
import { findLiveRoom, membersOf, seatsOf, type LiveMember, type LiveRoomRow } from '../db/live-room-repository.ts';
import { eventsOf, findTrial, type TrialRow } from '../db/trial-repository.ts';
import { readEvent } from '../trials/stored-event.ts';
import type { TrialsApp } from '../trials/trials-app.ts';

/** A live room as this node knows it; brought forward from its log where another was faster. */
export interface Room {
	readonly trial: TrialRow;
	readonly scenario: Scenario;
	/** Ids of the stored seats, by role and number. */
	readonly places: ReadonlyMap<string, string>;
	row: LiveRoomRow;
	members: readonly LiveMember[];
	state: TrialState;
	/** What has been sent already: a command counts once. */
	keys: Set<string>;
}

/** Reads a live room from its log; undefined where there is none. */
export async function loadRoom(app: TrialsApp, trialId: string): Promise<Room | undefined> {
	const { read } = app.db;
	const [trial, row] = [await findTrial(read, trialId), await findLiveRoom(read, trialId)];
	if (!trial || !row) return undefined;
	const scenario = await app.scenarios.byHash(trial.bundle_hash);
	if (!scenario) throw new Error(`The scenario of trial ${trialId} is not kept.`);
	const log = await eventsOf(read, trialId);
	const places = new Map((await seatsOf(read, trialId)).map((seat) => [placeName(seat), seat.id]));
	return {
		...{ trial, scenario, places, row },
		members: await membersOf(read, trialId),
		state: replay(scenario, log.map(readEvent)),
		keys: new Set(log.map(({ command_key }) => command_key))
	};
}

/** Brings a room to where its log stands: another node wrote into it. */
export async function reloadRoom(app: TrialsApp, room: Room): Promise<void> {
	const log = await eventsOf(app.db.read, room.trial.id);
	room.state = replay(room.scenario, log.map(readEvent));
	room.keys = new Set(log.map(({ command_key }) => command_key));
}

export const placeName = ({ role, number }: { role: string; number: number }): string => `${role} ${number}`;

/**
 * The seat of a person on a place, as the trial names it: whoever comes back finds the same again, and whoever takes the
 * place over gets another, with a score of their own.
 */
export const seatId = (personId: string, role: RoleId, number: number): string => `${personId}-${role}-${number}`;

/** Who holds a seat that was named by `seatId`. */
export const holderOf = ({ seat, role, number }: Pick<LiveSeat, 'seat' | 'role' | 'number'>): string =>
	seat.slice(0, -`-${role}-${number}`.length);

/** The seat where a person sits now; undefined for who watches. */
export const seatNow = ({ state }: Pick<Room, 'state'>, personId: string): LiveSeat | undefined =>
	state.live?.seats.find((seat) => seat.present && holderOf(seat) === personId);

/** Who acts in an event of a seat; undefined where the conductor or the clock did. */
export function seatOfEvent(state: TrialState, event: TrialEvent): LiveSeat | undefined {
	const named =
		'by' in event && typeof event.by === 'object' ? event.by.seat : 'seat' in event ? event.seat : undefined;
	return state.live?.seats.find(({ seat }) => seat === named);
}

/** The roles that can be played in a room, with how many seats each has, in the order of a room. */
export const liveRoles = ({ structure }: Scenario): { readonly role: RoleId; readonly seats: number }[] =>
	Object.entries(structure.roles).flatMap(([role, { play, seats }]) =>
		isRoleId(role) && play.includes('live') ? [{ role, seats }] : []
	);
