import { roleIds, type RoleId } from '../scenario/ids.ts';
import type { LiveRoom, LiveSeat, Seat } from './live-types.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { TrialState } from '../room/trial-state.ts';

/** True once a trial was opened, alone or live. */
export const isOpened = ({ opened, live }: TrialState): boolean => opened !== null || live !== undefined;

/** What mixes the order of choices: the seed of the opening; empty before it. */
export const seedOf = ({ opened, live }: TrialState): string => live?.seed ?? opened?.seed ?? '';

/** The present seats of a role, the lead first. */
export const presentSeats = ({ seats }: LiveRoom, role: RoleId): LiveSeat[] =>
	seats.filter((one) => one.present && one.role === role);

/** A seat that is present; undefined where it is not. */
export const presentSeat = ({ seats }: LiveRoom, seat: string): LiveSeat | undefined =>
	seats.find((one) => one.present && one.seat === seat);

/** True where the seat has the lowest number of the present seats of its role. */
export const isLead = (live: LiveRoom, { seat, role }: Seat): boolean => presentSeats(live, role)[0]?.seat === seat;

/** Kinds that the lead answers alone: an order, a text and an examination are not made item by item. */
export const isForLead = ({ kind }: Decision): boolean => kind === 'order' || kind === 'write' || kind === 'examine';

/** The present seats whose ballots a decision waits for, the lead first. */
export const votersOn = (live: LiveRoom, decision: Decision): LiveSeat[] =>
	presentSeats(live, decision.role).slice(0, isForLead(decision) ? 1 : undefined);

/** True where the room waits for somebody to act for a role; otherwise the role follows its script. */
export function isAwaited({ opened, live }: TrialState, role: RoleId): boolean {
	if (live === undefined) return role === opened?.role;
	return live.conducted || presentSeats(live, role).length > 0;
}

/** The seats with one more, present, by role and number. */
export const withSeat = (seats: readonly LiveSeat[], taken: Seat): LiveSeat[] =>
	[...seats.filter(({ seat }) => seat !== taken.seat), { ...taken, present: true }].toSorted(
		(a, b) => roleIds.indexOf(a.role) - roleIds.indexOf(b.role) || a.number - b.number || (a.seat < b.seat ? -1 : 1)
	);

/** The room once a seat was left: its open ballots and its raised hand go with it, what it has cast stays. */
export const withoutSeat = (live: LiveRoom, left: string): LiveRoom => ({
	...live,
	seats: live.seats.map((one) => (one.seat === left ? { ...one, present: false } : one)),
	ballots: live.ballots.filter(({ seat }) => seat !== left),
	...(live.hall && { hall: { ...live.hall, hands: live.hall.hands.filter((seat) => seat !== left) } })
});
