import * as v from 'valibot';
import { rulingIds } from '../scenario/schema-decisions.ts';
import { list, slug, whole } from '../scenario/schema-effects.ts';

const rulingAnswer = v.strictObject({ kind: v.literal('ruling'), ruling: v.picklist(rulingIds), ground: slug });
/** `spoken` where it was said aloud in a live room instead: then there is no text. */
const writeAnswer = v.strictObject({
	kind: v.literal('write'),
	words: v.pipe(whole, v.minValue(0)),
	spoken: v.exactOptional(v.literal(true))
});

/** What a person answers to a decision. A text itself is sealed elsewhere: only its number of words is answered here. */
export const answerSchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('choose'), choice: slug }),
	v.strictObject({ kind: v.literal('select'), options: list(slug, 24) }),
	rulingAnswer,
	v.strictObject({ kind: v.literal('order'), steps: list(slug, 12) }),
	v.strictObject({ kind: v.literal('quantify'), amount: whole }),
	writeAnswer
]);

export type Answer = v.InferOutput<typeof answerSchema>;
