import * as v from 'valibot';
import { answerSchema } from './answer.ts';
import { scenarioLanguages } from '../scenario/ids.ts';
import { liveCommandSchema } from '../live/live-command.ts';
import { actor, cites, conductor, seed } from './command-parts.ts';
import { role, slug, whole } from '../scenario/schema-effects.ts';

const inScene = { role, scene: slug };

/**
 * What may be asked of a trial. `scene` is the scene the person was looking at: a command for a scene already left is
 * refused with `trial/scene-left`. `by` says who acts in a live room, and is left out in a trial alone: there the role does.
 */
export const commandSchema = v.variant('type', [
	v.strictObject({ type: v.literal('open'), role, variant: v.string(), language: v.picklist(scenarioLanguages), seed }),
	v.strictObject({
		type: v.literal('decide'),
		...inScene,
		by: v.exactOptional(conductor),
		decision: slug,
		answer: answerSchema,
		cites: v.exactOptional(cites)
	}),
	v.strictObject({ type: v.literal('ask'), ...inScene, by: v.exactOptional(actor), decision: slug, question: slug }),
	v.strictObject({ type: v.literal('finish-asking'), ...inScene, by: v.exactOptional(actor), decision: slug }),
	v.strictObject({ type: v.literal('raise'), ...inScene, by: v.exactOptional(actor), incident: slug }),
	v.strictObject({ type: v.literal('pass'), ...inScene, by: v.exactOptional(actor) }),
	v.strictObject({ type: v.literal('abandon'), role: v.exactOptional(role), by: v.exactOptional(conductor) }),
	v.strictObject({
		type: v.literal('rewind'),
		role: v.exactOptional(role),
		by: v.exactOptional(conductor),
		to: v.pipe(whole, v.minValue(1))
	}),
	liveCommandSchema
]);

export type Command = v.InferOutput<typeof commandSchema>;
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
