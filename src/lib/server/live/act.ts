import type { LiveSeat } from '#lib/trial/index.ts';
import type { App } from '../app.ts';
import type { SeatCommand, Submission } from '../trials/submit-command.ts';
import type { Here } from './member-here.ts';
import { seatNow } from './room.ts';
import type { Answered } from './take-commands.ts';

export type LiveApp = Pick<App, 'db' | 'clock' | 'newId' | 'scenarios' | 'live'>;

export type ActAnswer = Answered | { readonly refusal: 'trial/not-found' };

/** Takes a command of whoever sits in a room, in the name of the seat that they hold when it is decided. */
export const act = (
	app: LiveApp,
	here: Here,
	trialId: string,
	{ command, key, text }: Submission
): Promise<ActAnswer> =>
	app.live.submit(trialId, {
		key,
		personId: here.personId,
		text,
		commands: (state) => {
			const seat = seatNow({ state }, here.personId);
			return seat ? [signed(seat, command)] : { refusal: 'trial/not-your-seat' };
		}
	});

/** A decision of a seat is its ballot; the rest it does for its role, where it leads it. */
function signed({ seat, role }: LiveSeat, command: SeatCommand): object {
	const by = { seat };
	return command.type === 'decide' ? { ...command, type: 'vote', by } : { ...command, role, by };
}

/** Asks for the floor, or takes that back. */
export const moveHand = (
	app: LiveApp,
	here: Here,
	trialId: string,
	{ up, key }: { up: boolean; key: string }
): Promise<ActAnswer> =>
	app.live.submit(trialId, {
		key,
		personId: here.personId,
		commands: (state) => {
			const seat = seatNow({ state }, here.personId)?.seat;
			if (seat === undefined) return { refusal: 'trial/not-your-seat' };
			return [up ? { type: 'raise-hand', by: { seat } } : { type: 'lower-hand', by: { seat }, seat }];
		}
	});

/** Closes the ballot of one's role, as its lead. */
export const closeBallot = (
	app: LiveApp,
	here: Here,
	trialId: string,
	{ scene, decision, key }: { scene: string; decision: string; key: string }
): Promise<ActAnswer> =>
	app.live.submit(trialId, {
		key,
		personId: here.personId,
		commands: (state) => {
			const seat = seatNow({ state }, here.personId)?.seat;
			return seat === undefined
				? { refusal: 'trial/not-your-seat' }
				: [{ type: 'close-ballot', by: { seat }, scene, decision }];
		}
	});
