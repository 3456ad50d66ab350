import type { Language } from '#lib/i18n/language.ts';
import { nameIn } from '#lib/people/index.ts';
import {
	conductorView,
	hintsGiven,
	liveView,
	personal,
	talkOf,
	talkView,
	type ConductorView,
	type LiveSeat,
	type LiveView,
	type Personal,
	type RoleId,
	type TalkView
} from '#lib/trial/index.ts';
import type { LiveMember } from '../db/live-room-repository.ts';
import type { Line, Presence } from './lines.ts';
import { holderOf, liveRoles, seatNow, type Room } from './room.ts';

/** For whom a view is made: a role, or everybody else. */
export type Audience = RoleId | 'public';

/** Who sits where, as everybody in the room may see. */
export interface SeatName {
	readonly seat: string;
	readonly role: RoleId;
	readonly number: number;
	readonly name: string;
	/** Without an account: whoever they say they are. */
	readonly guest: boolean;
}

/** What a page that follows a room shows. */
export interface Sight {
	readonly view: LiveView;
	readonly seats: readonly SeatName[];
	/** Who gave the ballots that the debrief shows, also those who have left since. */
	readonly voters: readonly SeatName[];
	/** What is said and asked besides the case. */
	readonly talk: TalkView;
	/** Nobody new comes in. */
	readonly locked: boolean;
}

/** Somebody in the room, for those who conduct it. */
export interface ConsoleMember {
	readonly id: string;
	readonly name: string;
	readonly guest: boolean;
	readonly conducts: boolean;
	/** How well their line carries; null where no page of theirs follows the room. */
	readonly line: Line | null;
	readonly seat: SeatName | null;
	/** How many hints of each awaited decision of their role they were whispered. */
	readonly hints: Readonly<Record<string, number>>;
	/** How many times something was said to them alone. */
	readonly whispers: number;
	/** They have to stop; `seen` once a conductor has said so. */
	readonly stop: 'none' | 'waiting' | 'seen';
}

export interface Console {
	readonly conductor: ConductorView;
	readonly members: readonly ConsoleMember[];
	/** Who was put out, and may be let in again. */
	readonly removed: readonly { readonly id: string; readonly name: string }[];
}

/** What of a room a view is made of. */
export interface Seen extends Pick<Room, 'scenario' | 'state' | 'members' | 'texts'> {
	readonly row: Pick<Room['row'], 'locked_at'>;
}

/** What an audience of a room sees now. */
export function sightOf(room: Seen, audience: Audience, language: Language): Sight {
	const view = liveView(room.scenario, room.state, audience, language);
	const shown = view.debrief?.fork?.shown?.ballots.map(({ seat }) => seat) ?? [];
	return {
		view,
		seats: seatNames(room, language),
		voters: namesOf(room, room.state.live?.seats.filter(({ seat }) => shown.includes(seat)) ?? [], language),
		talk: talkView(room.scenario, room.state, audience, language, room.texts),
		locked: room.row.locked_at !== null
	};
}

/** What those who conduct a room see besides. */
export const consoleOf = (room: Room, present: Presence, language: Language): Console => {
	const seats = seatNames(room, language);
	const conductor = conductorView(room.scenario, room.state, language);
	return {
		conductor,
		removed: room.members.flatMap((member) =>
			member.removed_at === null ? [] : [{ id: member.person_id, name: nameOf(member, language) }]
		),
		members: room.members
			.filter(({ removed_at }) => removed_at === null)
			.map((member) => ({
				id: member.person_id,
				name: nameOf(member, language),
				guest: member.kind === 'guest',
				conducts: member.part === 'conductor',
				line: present.get(member.person_id) ?? null,
				seat: seats.find(({ seat }) => seat === seatNow(room, member.person_id)?.seat) ?? null,
				hints: hintsTo(room, member.person_id, conductor),
				whispers: whispersTo(room, member.person_id),
				stop: stopOf(room, member.person_id)
			}))
	};
};

/** What is for one person alone, with a seat or without. */
export const personalOf = (room: Room, person: string, language: Language): Personal =>
	personal(room.scenario, room.state, { person, seat: seatNow(room, person) }, language, room.texts);

function hintsTo(room: Room, person: string, { awaited }: ConductorView): Record<string, number> {
	const { live } = room.state;
	const role = seatNow(room, person)?.role;
	if (!live || !role) return {};
	const own = awaited.filter((decision) => decision.role === role && decision.hints.length > 0);
	return Object.fromEntries(own.map(({ id }) => [id, hintsGiven(talkOf(live), person, id)]));
}

const whispersTo = ({ state }: Room, person: string): number =>
	state.live ? talkOf(state.live).messages.filter(({ to }) => to !== 'all' && to.person === person).length : 0;

function stopOf({ state }: Room, person: string): ConsoleMember['stop'] {
	const stop = state.live && talkOf(state.live).stops.find((one) => one.person === person);
	return !stop ? 'none' : stop.seen ? 'seen' : 'waiting';
}

/** Places that nobody holds now, by role and number. */
export const freePlaces = ({
	scenario,
	state
}: Pick<Room, 'scenario' | 'state'>): { readonly role: RoleId; readonly number: number }[] =>
	liveRoles(scenario).flatMap(({ role, seats }) =>
		Array.from({ length: seats }, (_, at) => ({ role, number: at + 1 })).filter(
			(place) => !state.live?.seats.some((seat) => seat.present && seat.role === role && seat.number === place.number)
		)
	);

const seatNames = (room: Seen, language: Language): SeatName[] =>
	namesOf(room, room.state.live?.seats.filter((seat) => seat.present) ?? [], language);

function namesOf({ members }: Seen, seats: readonly LiveSeat[], language: Language): SeatName[] {
	return seats.map((seat) => {
		const member = members.find(({ person_id }) => person_id === holderOf(seat));
		return {
			...{ seat: seat.seat, role: seat.role, number: seat.number },
			name: member ? nameOf(member, language) : '',
			guest: member?.kind === 'guest'
		};
	});
}

const nameOf = ({ name_latin, name_arabic }: LiveMember, language: Language): string =>
	nameIn({ nameLatin: name_latin, nameArabic: name_arabic }, language);
