import {
	isRoleId,
	isTalk,
	replay,
	type LiveSeat,
	type RoleId,
	type Scenario,
	type TrialEvent,
	type TrialState
} from '#lib/trial/index.ts';
import { findLiveRoom, membersOf, seatsOf, type LiveMember, type LiveRoomRow } from '../db/live-room-repository.ts';
import { readSealedTexts } from '../db/sealed-text-repository.ts';
import { eventsOf, findTrial, type TrialEventRow, type TrialRow } from '../db/trial-repository.ts';
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
	/** What was said and asked, by the number of its event. */
	texts: ReadonlyMap<number, string>;
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
		...(await heldFrom(app, scenario, log))
	};
}

/** Brings a room to where its log stands: another node wrote into it. */
export async function reloadRoom(app: TrialsApp, room: Room): Promise<void> {
	Object.assign(room, await heldFrom(app, room.scenario, await eventsOf(app.db.read, room.trial.id)));
}

/** What a log tells. Texts of decisions stay where they are: nobody reads them while the trial is played. */
async function heldFrom(
	app: TrialsApp,
	scenario: Scenario,
	log: readonly TrialEventRow[]
): Promise<Pick<Room, 'state' | 'texts' | 'keys'>> {
	const events = log.map(readEvent);
	const spoken = log.flatMap(({ seq, text_id }, index) => {
		const event = events[index];
		return text_id !== null && event && isTalk(event) ? [{ seq, text_id }] : [];
	});
	const bodies = await readSealedTexts(
		app.db.read,
		spoken.map(({ text_id }) => text_id)
	);
	return {
		state: replay(scenario, events),
		texts: new Map(spoken.flatMap(({ seq, text_id }) => withBody(seq, bodies.get(text_id)))),
		keys: new Set(log.map(({ command_key }) => command_key))
	};
}

const withBody = (seq: number, body: string | undefined): [number, string][] =>
	body === undefined ? [] : [[seq, body]];

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
	state.live && seatsByHolder(state.live.seats).get(personId);

type Seats = readonly LiveSeat[];
const byHolder = new WeakMap<Seats, ReadonlyMap<string, LiveSeat>>();

/** The seats that are held, by who holds them: asked for each page and each command, so worked out once for a list. */
function seatsByHolder(seats: Seats): ReadonlyMap<string, LiveSeat> {
	const known = byHolder.get(seats);
	if (known) return known;
	const made = new Map(seats.filter(({ present }) => present).map((seat) => [holderOf(seat), seat]));
	byHolder.set(seats, made);
	return made;
}

/** Whether somebody plays or watches in a room, and was not put out. */
export const isPlayer = ({ members }: Pick<Room, 'members'>, personId: string): boolean =>
	members.some(({ person_id, part, removed_at }) => person_id === personId && part === 'player' && !removed_at);

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
