import * as v from 'valibot';
import { conductor, seatId } from '../room/command-parts.ts';
import { slug, whole } from '../scenario/schema-effects.ts';

/** Who a command is about, or from, where no seat says it: that they are in the room is for the server to know. */
const person = seatId;
const byConductor = { by: conductor };

/** The most answers that a question to everybody may offer. */
export const mostChoices = 6;

/**
 * What is said and asked in the room besides the case. Texts come and go outside of the engine, which only numbers them.
 *
 * - `say`: words of one's own, or the next hint of an open decision to one person; `unsay` takes the words back.
 * - `ask-all`: while the hearing rests; `answer-all` may change until `close-question`. `resume` ends it.
 * - `ask-stop`: somebody has to stop; told to the conductors alone until one of them says `see-stop`.
 * - `note`: for the seats of one's own role.
 * - `open-fork`: lets those without a seat vote on a decision, which shows it to them; until it is decided or closed.
 */
export const talkCommandSchema = v.variant('type', [
	v.strictObject({
		type: v.literal('say'),
		...byConductor,
		to: v.union([v.literal('all'), v.strictObject({ person })]),
		hint: v.exactOptional(slug)
	}),
	v.strictObject({ type: v.literal('unsay'), ...byConductor, message: v.pipe(whole, v.minValue(1)) }),
	v.strictObject({
		type: v.literal('ask-all'),
		...byConductor,
		choices: v.pipe(whole, v.minValue(2), v.maxValue(mostChoices))
	}),
	v.strictObject({ type: v.literal('answer-all'), person, choice: v.pipe(whole, v.minValue(0)) }),
	v.strictObject({ type: v.literal('close-question'), ...byConductor }),
	v.strictObject({ type: v.literal('ask-stop'), person }),
	v.strictObject({ type: v.literal('see-stop'), ...byConductor, person }),
	v.strictObject({ type: v.literal('note'), by: v.strictObject({ seat: seatId }) }),
	v.strictObject({ type: v.literal('open-fork'), ...byConductor, scene: slug, decision: slug }),
	v.strictObject({ type: v.literal('vote-fork'), person, decision: slug, choice: slug }),
	v.strictObject({ type: v.literal('close-fork'), ...byConductor, decision: slug })
]);

export type TalkCommand = v.InferOutput<typeof talkCommandSchema>;
