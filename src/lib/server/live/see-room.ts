import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import {
	mine,
	missedSince,
	presentScenario,
	type MinuteLine,
	view,
	type Mine,
	type Personal,
	type View
} from '#lib/trial/index.ts';
import { roomsOf } from '../db/live-room-repository.ts';
import type { LiveApp } from './act.ts';
import type { Here } from './member-here.ts';
import { liveRoles, seatNow, type Room } from './room.ts';
import { consoleOf, personalOf, sightOf, type Console, type Sight } from './sight.ts';

/** What a page of a room shows first; its stream then goes on from there. */
export interface SeenRoom extends Sight {
	readonly trialId: string;
	/** The number of events so far. */
	readonly seq: number;
	readonly code: string;
	readonly plannedFor: string | null;
	readonly roles: ReturnType<typeof liveRoles>;
	/** The server's time, in milliseconds: clocks of phones differ. */
	readonly now: number;
}

const seenRoom = (app: LiveApp, room: Room, sight: Sight): SeenRoom => ({
	...sight,
	...{ trialId: room.trial.id, seq: room.state.seq, code: room.row.code, plannedFor: room.row.planned_for },
	roles: liveRoles(room.scenario),
	now: app.clock().getTime()
});

/** A room as somebody in it sees it from their seat. */
export async function seeRoom(
	app: LiveApp,
	here: Here,
	trialId: string,
	language: Language
): Promise<
	(SeenRoom & { readonly mine: Mine | null; readonly personal: Personal; readonly name: string }) | undefined
> {
	const room = await app.live.room(trialId);
	if (!room) return undefined;
	const seat = seatNow(room, here.personId);
	const sight = sightOf(room, seat?.role ?? 'public', language);
	const self = consoleOf(room, new Map(), language).members.find((one) => one.id === here.personId);
	return {
		...seenRoom(app, room, sight),
		mine: seat ? mine(room.scenario, room.state, seat.seat, language) : null,
		personal: personalOf(room, here.personId, language),
		name: self?.name ?? ''
	};
}

/** The whole file of a seat: what the hearing does not send again each time. Nothing before the hearing but the role's own. */
export async function seeFile(
	app: LiveApp,
	here: Here,
	trialId: string,
	language: Language
): Promise<{ readonly view: View } | undefined> {
	const room = await app.live.room(trialId);
	if (!room) return undefined;
	const seen = view(room.scenario, room.state, seatNow(room, here.personId)?.role ?? 'public', language);
	const started = room.state.live?.hall?.started ?? true;
	const nothing = { scene: null, exhibits: [], minutes: [], past: [], passed: [] };
	return { view: { ...seen, decisions: [], ...(started ? {} : nothing) } };
}

/** What the minutes say since a room had so many events; null where nobody asks, or the hearing has not begun. */
export async function seeMissed(
	app: LiveApp,
	trialId: string,
	since: string | null,
	language: Language
): Promise<readonly MinuteLine[] | null> {
	const room = since !== null && /^\d{1,7}$/.test(since) ? await app.live.room(trialId) : undefined;
	if (!room || room.state.live?.hall?.started === false) return null;
	return missedSince(room.scenario, room.state, Number(since), language);
}

/** A room as those who conduct it see it. */
export async function seeConsole(
	app: LiveApp,
	trialId: string,
	language: Language
): Promise<(SeenRoom & { readonly console: Console; readonly pin: string }) | undefined> {
	const room = await app.live.room(trialId);
	if (!room) return undefined;
	return {
		...seenRoom(app, room, sightOf(room, 'public', language)),
		console: consoleOf(room, app.live.present(trialId), language),
		pin: room.row.screen_pin
	};
}

/** A room as the big screen shows it. */
export async function seeScreen(app: LiveApp, trialId: string, language: Language): Promise<SeenRoom | undefined> {
	const room = await app.live.room(trialId);
	return room && seenRoom(app, room, sightOf(room, 'public', language));
}

/** Ids of all the sources of the case of a room. */
export const sourcesOf = async (app: LiveApp, trialId: string): Promise<readonly string[] | undefined> =>
	(await app.live.room(trialId))?.scenario.index.sources;

/** One of a person's live trials as their list shows it. */
export interface ListedRoom {
	readonly trialId: string;
	readonly title: string;
	readonly at: string;
	readonly plannedFor: string | null;
	readonly status: string;
	readonly conducts: boolean;
}

/** The live trials that somebody conducts or plays in, newest first. */
export async function listRooms(app: LiveApp, person: Person, language: Language): Promise<ListedRoom[]> {
	return Promise.all(
		(await roomsOf(app.db.read, person.id)).map(async (row) => {
			const scenario = await app.scenarios.byHash(row.bundle_hash);
			return {
				...{ trialId: row.trial_id, at: row.at, plannedFor: row.planned_for, status: row.status },
				title: scenario ? presentScenario(scenario, language).title : '',
				conducts: row.part === 'conductor'
			};
		})
	);
}
