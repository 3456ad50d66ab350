import * as v from 'valibot';
import { actor, conductor, seatId } from '../room/command-parts.ts';
import { pauseReasons } from './live-types.ts';
import { exhibitId } from '../scenario/schema-effects.ts';

const at = v.pipe(v.string(), v.isoTimestamp());

/** The longest time that can be given: two hours. */
const mostSeconds = 7200;

/**
 * What may be asked of the room and not of the case. `at` is the time, given from outside.
 *
 * - `start-hearing` ends the lobby; `pause` and `resume` stop everybody but the conductor.
 * - `set-timer`, `clear-timer`; `time-up` is accepted once, when the time of a hard one is over: the ballots that are there
 *   are counted.
 * - `show-exhibit` puts one that everybody may see before everybody; null takes it away.
 * - `raise-hand`, `lower-hand`: by the seat, or lowered by the conductor.
 */
export const hallCommandSchema = v.variant('type', [
	v.strictObject({ type: v.literal('start-hearing'), by: conductor }),
	v.strictObject({ type: v.literal('pause'), by: conductor, reason: v.picklist(pauseReasons), at }),
	v.strictObject({ type: v.literal('resume'), by: conductor, at }),
	v.strictObject({
		type: v.literal('set-timer'),
		by: conductor,
		seconds: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(mostSeconds)),
		hard: v.boolean(),
		at
	}),
	v.strictObject({ type: v.literal('clear-timer'), by: conductor }),
	v.strictObject({ type: v.literal('time-up'), at }),
	v.strictObject({ type: v.literal('show-exhibit'), by: conductor, exhibit: v.nullable(exhibitId) }),
	v.strictObject({ type: v.literal('raise-hand'), by: v.strictObject({ seat: seatId }) }),
	v.strictObject({ type: v.literal('lower-hand'), by: actor, seat: seatId })
]);

export type HallCommand = v.InferOutput<typeof hallCommandSchema>;
