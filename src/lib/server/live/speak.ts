import * as v from 'valibot';
import { commandKey } from '../trials/read-command.ts';
import type { ActAnswer, LiveApp } from './act.ts';
import { mostSaid } from './console-act.ts';
import type { Here } from './member-here.ts';
import { seatNow } from './room.ts';

const id = v.pipe(v.string(), v.maxLength(80));
const keyed = { key: commandKey };

const said = v.variant('say', [
	v.object({
		...{ say: v.literal('answer'), ...keyed },
		choice: v.pipe(v.string(), v.regex(/^\d$/), v.transform(Number))
	}),
	v.object({ say: v.literal('fork'), ...keyed, decision: id, choice: id }),
	v.object({ say: v.literal('stop'), ...keyed }),
	v.object({
		say: v.literal('note'),
		...keyed,
		text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(mostSaid))
	})
]);

/** What somebody in the room says besides the case. */
export type Said = v.InferOutput<typeof said>;

/** What a form of the room says; undefined when it is none of ours. */
export function readSaid(form: FormData): Said | undefined {
	const read = v.safeParse(said, Object.fromEntries(form));
	return read.success ? read.output : undefined;
}

/** Takes it, in the name of the person or, for a note, of the seat that they hold when it is decided. */
export const speak = (app: LiveApp, { personId: person }: Here, trialId: string, asked: Said): Promise<ActAnswer> =>
	app.live.submit(trialId, {
		key: asked.key,
		personId: person,
		text: asked.say === 'note' ? asked.text : undefined,
		commands: (state) => {
			const seat = seatNow({ state }, person)?.seat;
			switch (asked.say) {
				case 'answer':
					return [{ type: 'answer-all', person, choice: asked.choice }];
				case 'stop':
					return [{ type: 'ask-stop', person }];
				case 'note':
					return seat === undefined ? { refusal: 'trial/not-your-seat' } : [{ type: 'note', by: { seat } }];
				case 'fork':
					// Who has a seat decides in it, and does not watch.
					return seat === undefined
						? [{ type: 'vote-fork', person, decision: asked.decision, choice: asked.choice }]
						: { refusal: 'trial/not-your-decision' };
			}
		}
	});
