import * as v from 'valibot';
import { answerFields, condition, list, role, slug, sources, whole, yesOrNo } from './schema-effects.ts';

const shared = {
	id: slug,
	role,
	when: v.optional(condition),
	final: v.optional(yesOrNo, false),
	source: sources
};

const atLeast = (minimum: number, what: string) => `expected at least ${minimum} ${what}`;

/** `harsh` marks the severest of what is offered: only the check of lazy ways to play reads it. */
const harsh = v.optional(yesOrNo, false);

const choice = v.strictObject({ id: slug, harsh, ...answerFields });
const chooseDecision = v.strictObject({
	...shared,
	kind: v.literal('choose'),
	choices: v.pipe(list(choice, 12), v.minLength(3, atLeast(3, 'choices: two are never enough'))),
	script: slug
});

const option = v.strictObject({
	id: slug,
	right: v.union([yesOrNo, condition], 'expected true, false or a condition'),
	harsh,
	...answerFields
});
const selectDecision = v.strictObject({
	...shared,
	kind: v.literal('select'),
	options: v.pipe(list(option, 24), v.minLength(3, atLeast(3, 'options'))),
	pick: v.strictObject({ min: whole, max: whole }),
	score: v.strictObject({
		competency: slug,
		right: whole,
		wrong: whole,
		floor: v.optional(whole, 0),
		ceiling: whole
	}),
	script: list(slug)
});

const question = v.strictObject({ id: slug, harsh, ...answerFields });
const examineDecision = v.strictObject({
	...shared,
	kind: v.literal('examine'),
	of: role,
	budget: v.pipe(whole, v.minValue(1, 'expected a budget of at least 1 question')),
	questions: v.pipe(list(question, 12), v.minLength(3, atLeast(3, 'questions'))),
	script: list(slug)
});

export const rulingIds = ['grant', 'refuse', 'join'] as const;
const ruling = v.picklist(rulingIds, `expected one of ${rulingIds.join(', ')}`);
const rulingOutcome = v.strictObject({
	id: slug,
	ruling: v.optional(ruling),
	ground: v.optional(slug),
	...answerFields
});
const rulingDecision = v.strictObject({
	...shared,
	kind: v.literal('ruling'),
	incident: v.optional(slug),
	rulings: v.pipe(list(ruling), v.minLength(2, atLeast(2, 'rulings'))),
	grounds: v.pipe(list(slug, 12), v.minLength(1, atLeast(1, 'ground'))),
	outcomes: v.pipe(list(rulingOutcome, 40), v.minLength(1, atLeast(1, 'outcome'))),
	script: v.strictObject({ ruling, ground: slug })
});

const orderBand = v.strictObject({ id: slug, distance: v.optional(whole), ...answerFields });
const orderDecision = v.strictObject({
	...shared,
	kind: v.literal('order'),
	steps: v.pipe(list(slug, 12), v.minLength(3, atLeast(3, 'steps'))),
	before: v.pipe(list(v.tuple([slug, slug], 'expected a pair [first, then]'), 60), v.minLength(1, atLeast(1, 'pair'))),
	bands: v.pipe(list(orderBand, 12), v.minLength(1, atLeast(1, 'band'))),
	script: list(slug)
});

export const unitIds = ['years', 'dirhams', 'days'] as const;
const quantifyBand = v.strictObject({ id: slug, from: v.optional(whole), to: v.optional(whole), ...answerFields });
const quantifyDecision = v.strictObject({
	...shared,
	kind: v.literal('quantify'),
	unit: v.picklist(unitIds, `expected one of ${unitIds.join(', ')}`),
	from: whole,
	to: whole,
	by: v.optional(v.pipe(whole, v.minValue(1, 'expected a step of at least 1')), 1),
	bands: v.pipe(list(quantifyBand, 24), v.minLength(1, atLeast(1, 'band'))),
	script: whole
});

const point = v.strictObject({ id: slug, marks: answerFields.marks, source: sources });
const writeDecision = v.strictObject({
	...shared,
	kind: v.literal('write'),
	words: v.strictObject({ min: whole, max: whole }),
	points: v.pipe(list(point, 24), v.minLength(1, atLeast(1, 'point'))),
	script: v.optional(v.null('expected null: nobody writes in place of a role'), null)
});

export const decisionKinds = ['choose', 'select', 'examine', 'ruling', 'order', 'quantify', 'write'] as const;
export const decisionSchema = v.variant(
	'kind',
	[chooseDecision, selectDecision, examineDecision, rulingDecision, orderDecision, quantifyDecision, writeDecision],
	`expected a kind: ${decisionKinds.join(', ')}`
);

export type Decision = v.InferOutput<typeof decisionSchema>;
export type DecisionKind = Decision['kind'];
export type DecisionOf<K extends DecisionKind> = Extract<Decision, { kind: K }>;
export type RulingId = (typeof rulingIds)[number];
export type UnitId = (typeof unitIds)[number];
/** Anything answered that has an id, effects and marks: a choice, option, question, outcome or band. */
export type Consequence =
	| v.InferOutput<typeof choice>
	| v.InferOutput<typeof option>
	| v.InferOutput<typeof question>
	| v.InferOutput<typeof rulingOutcome>
	| v.InferOutput<typeof orderBand>
	| v.InferOutput<typeof quantifyBand>;
