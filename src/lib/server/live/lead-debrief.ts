import * as v from 'valibot';
import { solveToReveal } from '#lib/trial/index.ts';
import { inSlices } from '../trials/in-slices.ts';
import { commandKey } from '../trials/read-command.ts';
import type { ActAnswer, LiveApp } from './act.ts';
import { mostSaid } from './console-act.ts';
import type { Here } from './member-here.ts';

const event = v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number));

/** Why another play than the first counts: kept, sealed, beside the event. */
const reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(mostSaid));

const acts = v.variant('act', [
	v.object({ act: v.literal('move'), to: event, key: commandKey }),
	v.object({ act: v.literal('reveal'), of: event, key: commandKey }),
	v.object({ act: v.literal('gate'), gate: v.pipe(v.string(), v.maxLength(80)), key: commandKey }),
	v.object({ act: v.literal('record'), play: event, reason, key: commandKey }),
	v.object({ act: v.literal('grids'), key: commandKey }),
	v.object({ act: v.literal('close'), key: commandKey })
]);

/** What whoever leads the debrief of a room may do, as a form says it. */
export type DebriefAct = v.InferOutput<typeof acts>;

/** The act that a form sends; undefined when it is none of ours. */
export function readDebriefAct(form: FormData): DebriefAct | undefined {
	const read = v.safeParse(acts, Object.fromEntries(form));
	return read.success ? read.output : undefined;
}

/**
 * Does what somebody who conducts asks: an event of the log, which the whole room follows. With the closing the facts go
 * into the files, in the same transaction.
 */
export async function leadDebrief(app: LiveApp, here: Here, trialId: string, act: DebriefAct): Promise<ActAnswer> {
	const room = act.act === 'reveal' ? await app.live.room(trialId) : undefined;
	if (room && act.act === 'reveal') await inSlices(solveToReveal(room.scenario, room.state, act.of));
	return app.live.submit(trialId, {
		...{ key: act.key, personId: here.personId },
		text: act.act === 'record' ? act.reason : undefined,
		commands: () => [commandOf(act)]
	});
}

function commandOf(act: DebriefAct): object {
	const by = 'conductor';
	switch (act.act) {
		case 'move':
			return { type: 'move-debrief', by, to: act.to };
		case 'reveal':
			return { type: 'reveal-decision', by, of: act.of };
		case 'gate':
			return { type: 'tick-gate', by, gate: act.gate };
		case 'record':
			return { type: 'name-record', by, play: act.play };
		case 'grids':
			return { type: 'close-grids', by };
		case 'close':
			return { type: 'close-debrief', by };
	}
}
