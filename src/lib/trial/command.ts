import * as v from 'valibot';
import { answerSchema } from './answer.ts';
import { scenarioLanguages } from './ids.ts';
import { exhibitId, role, slug, whole } from './schema-effects.ts';

const inScene = { role, scene: slug };

const areDistinct = (ids: string[]): boolean => new Set(ids).size === ids.length;
/** Exhibits that the role rests its decision on. */
const cites = v.pipe(v.array(exhibitId), v.maxLength(12), v.check(areDistinct, 'expected each exhibit once'));

/**
 * What a seat may ask of a trial. `scene` is the scene the person was looking at: a command for a scene already left is
 * refused with `trial/scene-left`.
 */
export const commandSchema = v.variant('type', [
	v.strictObject({
		type: v.literal('open'),
		role,
		variant: v.string(),
		language: v.picklist(scenarioLanguages),
		seed: v.pipe(v.string(), v.minLength(1), v.maxLength(100))
	}),
	v.strictObject({
		type: v.literal('decide'),
		...inScene,
		decision: slug,
		answer: answerSchema,
		cites: v.exactOptional(cites)
	}),
	v.strictObject({ type: v.literal('ask'), ...inScene, decision: slug, question: slug }),
	v.strictObject({ type: v.literal('finish-asking'), ...inScene, decision: slug }),
	v.strictObject({ type: v.literal('raise'), ...inScene, incident: slug }),
	v.strictObject({ type: v.literal('pass'), ...inScene }),
	v.strictObject({ type: v.literal('abandon'), role }),
	v.strictObject({ type: v.literal('rewind'), role, to: v.pipe(whole, v.minValue(1)) })
]);

export type Command = v.InferOutput<typeof commandSchema>;

/** Why a command is refused; stable, told to people by the pages. */
export type RefusalCode =
	| 'trial/malformed'
	| 'trial/already-open'
	| 'trial/not-open'
	| 'trial/unknown-variant'
	| 'trial/role-not-playable'
	| 'trial/over'
	| 'trial/not-your-seat'
	| 'trial/scene-left'
	| 'trial/no-such-decision'
	| 'trial/not-your-decision'
	| 'trial/decision-not-open'
	| 'trial/already-decided'
	| 'trial/already-asked'
	| 'trial/no-questions-left'
	| 'trial/choice-closed'
	| 'trial/answer-invalid'
	| 'trial/exhibit-not-visible'
	| 'trial/no-such-incident'
	| 'trial/incident-not-open'
	| 'trial/already-raised'
	| 'trial/nothing-to-pass'
	| 'trial/no-such-moment';

export interface Refusal {
	readonly refusal: RefusalCode;
}
