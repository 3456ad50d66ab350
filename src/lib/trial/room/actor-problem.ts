import type { RoleId } from '../scenario/ids.ts';
import { isLead, presentSeat, presentSeats } from '../live/live-seats.ts';
import type { Actor, LiveRoom } from '../live/live-types.ts';
import type { RefusalCode } from './refusal.ts';
import type { TrialState } from './trial-state.ts';

/** Whom a command says it comes from: alone a role, live a seat or the conductor. */
interface Acting {
	readonly role?: RoleId | undefined;
	readonly by?: Actor | undefined;
}

/**
 * Why whoever asks may not act for a role; null where they may. Alone, its one seat does; live, the lead of its present
 * seats, or the conductor where there is none.
 */
export function actorProblem(
	{ opened, live }: TrialState,
	{ role, by }: Acting & { readonly role: RoleId }
): RefusalCode | null {
	if (live === undefined) return aloneProblem(opened?.role, { role, by });
	if (by === 'conductor')
		return conductorProblem(live) ?? (presentSeats(live, role).length > 0 ? 'trial/role-is-played' : null);
	const seat = by && presentSeat(live, by.seat);
	if (seat?.role !== role) return 'trial/not-your-seat';
	return isLead(live, seat) ? null : 'trial/lead-only';
}

/** Why whoever asks may not act on the whole trial; null where they may: alone its player, live the conductor. */
export function trialActorProblem({ opened, live }: TrialState, { role, by }: Acting): RefusalCode | null {
	if (live === undefined) return aloneProblem(opened?.role, { role, by });
	return by === 'conductor' ? conductorProblem(live) : 'trial/not-your-seat';
}

/** Why nothing can be asked in the name of a conductor; null where it can. */
export const conductorProblem = ({ conducted }: LiveRoom): RefusalCode | null =>
	conducted ? null : 'trial/not-conducted';

function aloneProblem(played: RoleId | undefined, { role, by }: Acting): RefusalCode | null {
	if (by !== undefined) return 'trial/not-live';
	return role === played ? null : 'trial/not-your-seat';
}
