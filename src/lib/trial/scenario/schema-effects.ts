import * as v from 'valibot';
import { isFreeName } from './free-name.ts';
import { roleIds } from './ids.ts';

const freeName = v.check<string, string>(isFreeName, 'expected another name, nothing can be called by this one');

/** Ids of scenes, decisions, choices, endings, incidents, injects and competencies. */
export const slug = v.pipe(
	v.string('expected an id: small letters, digits and -, beginning with a letter'),
	v.regex(/^[a-z][a-z0-9-]*$/, 'expected an id: a-z, 0-9 and - only, beginning with a letter'),
	v.maxLength(60, 'expected an id of at most 60 letters'),
	freeName
);

/** Ids of variables and gates, which conditions name. */
export const variableId = v.pipe(
	v.string('expected a name: small letters, digits and _, beginning with a letter'),
	v.regex(/^[a-z][a-z0-9_]*$/, 'expected a name: a-z, 0-9 and _ only, beginning with a letter'),
	v.maxLength(60, 'expected a name of at most 60 letters'),
	freeName
);

export const exhibitId = v.pipe(
	v.string('expected an exhibit id: capitals and digits, such as PA1'),
	v.regex(/^[A-Z][A-Z0-9]{0,9}$/, 'expected an exhibit id: capitals and digits, such as PA1')
);

/** The name of a file in `media/`. */
export const pictureFile = v.pipe(
	v.string('expected the name of a picture in media/'),
	v.regex(
		/^[a-z0-9][a-z0-9-]*\.(?:png|jpg|jpeg|webp)$/,
		'expected a name such as shop-front.jpg: a-z, 0-9 and -, then .png, .jpg or .webp'
	),
	v.maxLength(80, 'expected a name of at most 80 letters')
);

export const sourceId = v.pipe(
	v.string('expected a source id'),
	v.regex(/^[a-z0-9][a-z0-9-]*$/, 'expected a source id such as cp-448-1')
);

export const role = v.picklist(roleIds, `expected a role: ${roleIds.join(', ')}`);
export const condition = v.pipe(
	v.string('expected a condition between quotes or plain, such as charge == "labour"'),
	v.maxLength(500, 'expected a condition of at most 500 letters')
);
export const whole = v.pipe(
	v.number('expected a whole number'),
	v.integer('expected a whole number'),
	v.minValue(-1_000_000_000, 'expected a whole number of at least -1000000000'),
	v.maxValue(1_000_000_000, 'expected a whole number of at most 1000000000')
);
export const yesOrNo = v.boolean('expected true or false');
export const list = <T extends v.GenericSchema>(item: T, maximum = 200) =>
	v.pipe(v.array(item, 'expected a list'), v.maxLength(maximum, `expected at most ${maximum} items`));

const marksOf = v.record(slug, whole, 'expected marks by competency, such as {protection: 4}');
const markRule = v.strictObject({ when: v.optional(condition), give: marksOf }, 'expected {when, give}');

/** Marks as authors write them, a record or a list of rules, always read as a list. */
const marks = v.pipe(
	v.union(
		[v.array(markRule), marksOf],
		'expected marks by competency in whole numbers, such as {protection: 4}, or a list of {when, give}'
	),
	v.transform((given): MarkRule[] => (Array.isArray(given) ? given : [{ give: given }]))
);

export type MarkRule = v.InferOutput<typeof markRule>;
export type Marks = Readonly<Record<string, number>>;

export const exhibitStatuses = ['held', 'seized', 'produced', 'excluded'] as const;
const exhibitMove = v.strictObject({
	holder: v.optional(role),
	seen_by: v.optional(list(role)),
	status: v.optional(v.picklist(exhibitStatuses, `expected one of ${exhibitStatuses.join(', ')}`))
});

const variableValue = v.union([v.boolean(), whole, v.string()], 'expected true, false, a whole number or a word');

/** What anything that can have consequences may carry. */
export const effectFields = {
	set: v.optional(v.record(variableId, variableValue, 'expected {variable: value}'), {}),
	add: v.optional(v.record(variableId, whole, 'expected {variable: number}'), {}),
	gate: v.optional(list(variableId), []),
	exhibits: v.optional(v.record(exhibitId, exhibitMove, 'expected {exhibit: {holder, seen_by, status}}'), {})
};

export const sources = v.optional(list(sourceId), []);

/** What a choice, option, question, outcome or band carries besides its effects. */
export const answerFields = {
	...effectFields,
	marks: v.optional(marks, []),
	source: sources,
	when: v.optional(condition),
	hidden: v.optional(yesOrNo, false)
};

export type Effects = v.InferOutput<v.ObjectSchema<typeof effectFields, undefined>>;
export type Value = boolean | number | string;
/** The values of every variable and gate, and of `variant`. */
export type Values = Readonly<Record<string, Value>>;
export type ExhibitStatus = (typeof exhibitStatuses)[number];
