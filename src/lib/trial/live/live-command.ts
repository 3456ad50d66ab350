import * as v from 'valibot';
import { answerSchema } from '../room/answer.ts';
import { actor, cites, conductor, seatId, seed } from '../room/command-parts.ts';
import { debriefCommandSchema } from './debrief-command.ts';
import { hallCommandSchema } from './hall-command.ts';
import { talkCommandSchema } from './talk-command.ts';
import { role, slug, whole } from '../scenario/schema-effects.ts';

const seat = { seat: seatId, role, number: v.pipe(whole, v.minValue(1)) };

/**
 * What only a live room may be asked. Who may sign a command with `conductor`, or with a seat, is for the server to know.
 *
 * - `open-live`: opens the room with the seats taken so far. Without a conductor, roles nobody plays follow their scripts
 *   at once and the injects marked `alone` are armed. With a `lobby` nobody acts before `start-hearing`.
 * - `take-seat`, `leave-seat`: at any moment of play.
 * - `vote`: the ballot of a seat, secret and free to change until the decision closes: when all whom it waits for have
 *   voted, or by `close-ballot`.
 * - `close-ballot`: by the lead of the role, or the conductor.
 * - `fire-inject`, `follow-script` (a role without a present seat takes what it has to take in this scene by its script).
 */
export const liveCommandSchema = v.variant('type', [
	v.strictObject({
		type: v.literal('open-live'),
		variant: v.string(),
		seed,
		conducted: v.boolean(),
		lobby: v.exactOptional(v.literal(true)),
		seats: v.pipe(v.array(v.strictObject(seat)), v.maxLength(120))
	}),
	v.strictObject({ type: v.literal('take-seat'), ...seat }),
	v.strictObject({ type: v.literal('leave-seat'), seat: seatId }),
	v.strictObject({
		type: v.literal('vote'),
		by: v.strictObject({ seat: seatId }),
		scene: slug,
		decision: slug,
		answer: answerSchema,
		cites: v.exactOptional(cites)
	}),
	v.strictObject({ type: v.literal('close-ballot'), by: actor, scene: slug, decision: slug }),
	v.strictObject({ type: v.literal('follow-script'), by: conductor, role, scene: slug }),
	v.strictObject({ type: v.literal('fire-inject'), by: conductor, inject: slug }),
	hallCommandSchema,
	debriefCommandSchema,
	talkCommandSchema
]);

export type LiveCommand = v.InferOutput<typeof liveCommandSchema>;
