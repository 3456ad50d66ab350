import { randomInt } from 'node:crypto';
import type { LiveSeat, RoleId, TrialState } from '#lib/trial/index.ts';
import type { ActAnswer, LiveApp } from './act.ts';
import type { Here } from './member-here.ts';
import { holderOf, seatId, seatNow, type Room } from './room.ts';
import { freePlaces } from './sight.ts';

export interface Place {
	readonly role: RoleId;
	readonly number: number;
}

const leave = ({ seat }: LiveSeat): object => ({ type: 'leave-seat', seat });
const take = (personId: string, { role, number }: Place): object => ({
	...{ type: 'take-seat', seat: seatId(personId, role, number) },
	...{ role, number }
});

/** Takes a free seat of a role for oneself, in place of the one held. Once the hearing has begun, only the trainers seat people. */
export async function sitDown(
	app: LiveApp,
	here: Here,
	trialId: string,
	{ role, key }: { role: RoleId; key: string }
): Promise<ActAnswer | { refusal: 'live/seats-settled' }> {
	const room = await app.live.room(trialId);
	if (room?.state.live?.hall?.started) return { refusal: 'live/seats-settled' };
	return app.live.submit(trialId, {
		key,
		personId: here.personId,
		commands: (state) => {
			const own = seatNow({ state }, here.personId);
			const free = room && freePlaces({ ...room, state }).find((place) => place.role === role);
			if (own?.role === role) return { refusal: 'trial/nothing-changes' };
			if (!free) return { refusal: 'trial/seat-taken' };
			return [...(own ? [leave(own)] : []), take(here.personId, free)];
		}
	});
}

/** Gives one's seat back. */
export const standUp = (app: LiveApp, here: Here, trialId: string, key: string): Promise<ActAnswer> =>
	app.live.submit(trialId, {
		key,
		personId: here.personId,
		commands: (state) => {
			const own = seatNow({ state }, here.personId);
			return own ? [leave(own)] : { refusal: 'trial/not-your-seat' };
		}
	});

/** Puts somebody on a place, or on none; whoever sits there takes the place that they leave. */
export function movePerson(state: TrialState, personId: string, to: Place | null): object[] {
	const own = seatNow({ state }, personId);
	const there = to && state.live?.seats.find((one) => one.present && one.role === to.role && one.number === to.number);
	if (own && own === there) return [];
	const other = there ? holderOf(there) : null;
	return [
		...(own ? [leave(own)] : []),
		...(there ? [leave(there)] : []),
		...(to ? [take(personId, to)] : []),
		...(other !== null && own ? [take(other, own)] : [])
	];
}

/** Seats everybody who has none, role by role in turn so that each has somebody before any has two; by lot or as they came. */
export function spreadPeople(room: Room, state: TrialState, { byLot }: { byLot: boolean }): object[] {
	const waiting = room.members
		.filter(({ part, removed_at, person_id }) => part === 'player' && !removed_at && !seatNow({ state }, person_id))
		.map(({ person_id }) => person_id);
	const places = freePlaces({ ...room, state }).toSorted((a, b) => a.number - b.number);
	const people = byLot ? shuffled(waiting) : waiting;
	return places.flatMap((place, index) => {
		const personId = people[index];
		return personId === undefined ? [] : [take(personId, place)];
	});
}

/** In an order that nobody can foresee (Fisher and Yates). */
function shuffled<T>(items: readonly T[]): T[] {
	const mixed = [...items];
	for (let at = mixed.length - 1; at > 0; at--) {
		const other = randomInt(at + 1);
		const [a, b] = [mixed[at], mixed[other]];
		if (a !== undefined && b !== undefined) [mixed[at], mixed[other]] = [b, a];
	}
	return mixed;
}
