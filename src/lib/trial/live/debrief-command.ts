import * as v from 'valibot';
import { conductor } from '../room/command-parts.ts';
import { variableId, whole } from '../scenario/schema-effects.ts';

const event = v.pipe(whole, v.minValue(1));

/**
 * What may be asked of the common debrief, once the trial is over. Decisions are named by the event that took them.
 *
 * - `move-debrief`: everybody looks at this decision, of any play of the trial.
 * - `reveal-decision`: shows everybody what each had voted there, what would have been best, and the law.
 * - `tick-gate`: the room has gone through a grave error of the recorded play.
 * - `name-record`: the record takes this play, which has ended, and not the first that did. Why is a text beside the log.
 * - `close-grids`: observers fill in no more; what they found is shown.
 * - `close-debrief`: once, when every grave error was gone through: the facts go into each one’s file.
 */
export const debriefCommandSchema = v.variant('type', [
	v.strictObject({ type: v.literal('move-debrief'), by: conductor, to: event }),
	v.strictObject({ type: v.literal('reveal-decision'), by: conductor, of: event }),
	v.strictObject({ type: v.literal('tick-gate'), by: conductor, gate: variableId }),
	v.strictObject({ type: v.literal('name-record'), by: conductor, play: whole }),
	v.strictObject({ type: v.literal('close-grids'), by: conductor }),
	v.strictObject({ type: v.literal('close-debrief'), by: conductor })
]);

export type DebriefCommand = v.InferOutput<typeof debriefCommandSchema>;

const types = new Set<string>(debriefCommandSchema.options.map(({ entries }) => entries.type.literal));

/** Whether a command is to the common debrief. */
export const isToDebrief = (command: { readonly type: string }): command is DebriefCommand => types.has(command.type);
