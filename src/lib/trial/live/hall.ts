import type { HallEvent } from '../room/event.ts';
import type { Hall, Timer } from './live-types.ts';

/** The hall of a room whose people still wait to be seated. */
export const closedHall: Hall = { started: false, paused: null, timer: null, shown: null, hands: [] };

/** The hall of a room that was opened without a lobby. */
export const openHall: Hall = { ...closedHall, started: true };

const hallEvents = new Set<string>([
	'hearing-started',
	'paused',
	'resumed',
	'timer-set',
	'timer-cleared',
	'exhibit-shown',
	'hand-raised',
	'hand-lowered'
] satisfies HallEvent['type'][]);

/** True where an event of this type is about the hall alone; `time-up` is about the case too. */
export const isAboutHall = (type: string): boolean => hallEvents.has(type);

/** The hall after something that happened in it. */
export function applyInHall(hall: Hall, event: Exclude<HallEvent, { type: 'time-up' }>): Hall {
	switch (event.type) {
		case 'hearing-started':
			return { ...hall, started: true };
		case 'paused':
			return { ...hall, paused: event.reason, timer: hall.timer && stopped(hall.timer, event.at) };
		case 'resumed':
			return { ...hall, paused: null, timer: hall.timer && running(hall.timer, event.at) };
		case 'timer-set': {
			const timer = { hard: event.hard, endsAt: null, left: event.seconds * 1000 };
			return { ...hall, timer: hall.paused === null ? running(timer, event.at) : timer };
		}
		case 'timer-cleared':
			return { ...hall, timer: null };
		case 'exhibit-shown':
			return { ...hall, shown: event.exhibit };
		case 'hand-raised':
			return { ...hall, hands: [...hall.hands, event.by.seat] };
		case 'hand-lowered':
			return { ...hall, hands: hall.hands.filter((seat) => seat !== event.seat) };
	}
}

const running = (timer: Timer, at: string): Timer => ({
	...timer,
	endsAt: new Date(Date.parse(at) + timer.left).toISOString()
});

const stopped = (timer: Timer, at: string): Timer =>
	timer.endsAt === null
		? timer
		: { ...timer, endsAt: null, left: between(Date.parse(timer.endsAt) - Date.parse(at), 0, timer.left) };

/** A clock that was set back meanwhile gives nobody more time than there was. */
const between = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
