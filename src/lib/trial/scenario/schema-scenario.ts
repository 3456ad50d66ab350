import * as v from 'valibot';
import { phaseIds, placeIds, roleIds, scenarioLanguages } from './ids.ts';
import { decisionSchema } from './schema-decisions.ts';
import {
	condition,
	effectFields,
	exhibitId,
	exhibitStatuses,
	list,
	pictureFile,
	role,
	slug,
	sources,
	variableId,
	whole,
	yesOrNo
} from './schema-effects.ts';

const word = v.pipe(
	v.string('expected a word'),
	v.regex(/^[a-z][a-z0-9_-]*$/, 'expected a word of a-z, 0-9, _ and -, beginning with a letter')
);

const variable = v.union(
	[
		v.strictObject({ start: yesOrNo }),
		v.strictObject({ from: whole, to: whole, start: whole }),
		v.strictObject({ one_of: v.pipe(list(word, 50), v.minLength(2)), start: word })
	],
	'expected {start: false}, {from, to, start} or {one_of: [...], start}'
);

const playWays = ['solo', 'live'] as const;
const roleSchema = v.strictObject({
	play: v.optional(list(v.picklist(playWays, 'expected solo or live')), []),
	seats: v.optional(v.pipe(whole, v.minValue(1, 'expected at least one seat'), v.maxValue(9)), 1)
});

const gate = v.strictObject({ voids: v.optional(yesOrNo, false), source: sources });

const exhibit = v.strictObject({
	holder: role,
	seen_by: v.optional(list(role), []),
	status: v.optional(v.picklist(exhibitStatuses), 'held'),
	picture: v.optional(pictureFile)
});

const inject = v.strictObject({
	scenes: v.pipe(list(slug), v.minLength(1, 'expected at least one scene')),
	alone: v.optional(yesOrNo, false),
	source: sources,
	...effectFields
});

const incident = v.strictObject({
	by: role,
	scenes: v.pipe(list(slug), v.minLength(1, 'expected at least one scene')),
	ruling: slug,
	script: v.optional(v.picklist(['raise', 'pass'], 'expected raise or pass'), 'pass'),
	source: sources
});

const exit = v.union(
	[
		v.strictObject({ when: v.optional(condition), to: slug }),
		v.strictObject({ when: v.optional(condition), end: slug })
	],
	'expected {to: scene} or {end: ending}, with or without when'
);

const scene = v.strictObject({
	id: slug,
	phase: v.picklist(phaseIds, `expected a phase: ${phaseIds.join(', ')}`),
	place: v.optional(v.picklist(placeIds, `expected one of ${placeIds.join(', ')}`), 'court'),
	present: v.optional(list(role), []),
	speaks: v.optional(role),
	exhibits: v.optional(list(exhibitId), []),
	picture: v.optional(pictureFile),
	decisions: v.optional(list(decisionSchema, 12), []),
	exits: v.pipe(list(exit, 24), v.minLength(1, 'expected at least one exit'))
});

const ending = v.strictObject({ stands: yesOrNo, source: sources });

/** A record of things by id, of a size that can be checked in time. */
const few = <K extends v.GenericSchema<string, string>, T extends v.GenericSchema>(id: K, thing: T, most = 100) =>
	v.pipe(v.record(id, thing), v.maxEntries(most, `expected at most ${most} entries`));

const text = (what: string) => v.pipe(v.string(`expected ${what}`), v.minLength(1, `expected ${what}`));

/** Format 1 of scenario.yaml. What a field means stands in docs/authors/scenarios.md. */
export const scenarioSchema = v.strictObject({
	format: v.literal(1, 'expected format: 1'),
	id: slug,
	version: v.pipe(v.string('expected a version such as 1.0.0'), v.regex(/^\d+\.\d+\.\d+$/, 'expected 1.0.0')),
	languages: v.pipe(list(v.picklist(scenarioLanguages, 'expected fr, ar or en')), v.minLength(1)),
	minutes: v.pipe(whole, v.minValue(1), v.maxValue(600)),
	difficulty: v.pipe(whole, v.minValue(1, 'expected 1 to 3'), v.maxValue(3, 'expected 1 to 3')),
	practice: v.optional(yesOrNo, false),
	reviewer: v.optional(v.nullable(text('a name or null')), null),
	review_date: v.optional(v.nullable(v.pipe(v.string(), v.isoDate('expected a date 2026-01-31 or null'))), null),
	competencies: v.pipe(list(slug), v.minLength(1, 'expected at least one competency')),
	variants: v.pipe(list(word, 10), v.minLength(1, 'expected at least one variant')),
	roles: v.record(v.picklist(roleIds, `expected a role: ${roleIds.join(', ')}`), roleSchema),
	variables: v.optional(few(variableId, variable), {}),
	gates: v.optional(few(variableId, gate), {}),
	exhibits: v.optional(few(exhibitId, exhibit), {}),
	injects: v.optional(few(slug, inject), {}),
	incidents: v.optional(few(slug, incident), {}),
	scenes: v.pipe(list(scene, 200), v.minLength(1, 'expected at least one scene')),
	endings: few(slug, ending)
});

export type Structure = v.InferOutput<typeof scenarioSchema>;
export type Scene = v.InferOutput<typeof scene>;
export type Exit = v.InferOutput<typeof exit>;
export type Variable = v.InferOutput<typeof variable>;
export type Incident = v.InferOutput<typeof incident>;
export type Inject = v.InferOutput<typeof inject>;
export type Gate = v.InferOutput<typeof gate>;
export type Ending = v.InferOutput<typeof ending>;
