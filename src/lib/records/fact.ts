import * as v from 'valibot';
import { readJson, type JsonValue } from './canonical.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

const testValue = v.looseObject({ quiz: v.string(), percent });

const trialValue = v.looseObject({
	scenario: v.string(),
	role: v.string(),
	purpose: v.picklist(['practice', 'counted']),
	percent,
	ending: v.string(),
	stands: v.boolean(),
	plays_before: count,
	gates_raised: count,
	gates_debriefed: count,
	/** How often trainers had marked its texts by then; left out while nobody had. */
	markings: v.optional(count),
	/** Played in a room; then the decisions that were the seat’s own, of those open to it. */
	live: v.optional(v.literal(true)),
	decisions: v.optional(v.object({ own: count, open: count }))
});

/** What kinds of sessions a person can attend. */
const sessionKinds = ['live-trial', 'seminar', 'field-visit', 'teach-back'] as const;

const attendanceValue = v.looseObject({
	/** A live trial where it is left out. */
	session: v.optional(v.picklist(sessionKinds)),
	/** How long the person was there. */
	minutes: count,
	/** In a live trial: the case, and the role, `null` for who watched. */
	scenario: v.optional(v.string()),
	role: v.optional(v.nullable(v.string()))
});

const testedOutValue = v.looseObject({ by: v.literal('diagnostic'), attempt: v.string(), percent });

interface Recorded {
	readonly id: string;
	/** The lesson, the attempt, the trial or the session that the fact is about; a live trial is its own session. */
	readonly subject: string;
	/** SHA-256 of the evidence: the lesson as read, the attempt's answers, the trial's log. */
	readonly evidence: string;
	/** UTC ISO time. */
	readonly at: string;
}

export interface LessonFact extends Recorded {
	readonly kind: 'lesson';
	readonly value: JsonValue;
}
export interface AttemptFact extends Recorded {
	readonly kind: 'attempt';
	readonly value: v.InferOutput<typeof testValue>;
}
export interface TrialFact extends Recorded {
	readonly kind: 'trial';
	readonly value: v.InferOutput<typeof trialValue>;
}
export interface AttendanceFact extends Recorded {
	readonly kind: 'attendance';
	readonly value: v.InferOutput<typeof attendanceValue>;
}

/** One piece of evidence that a certification rule can count. */
export type Fact = LessonFact | AttemptFact | TrialFact | AttendanceFact;

/** A fact as it is stored: its value still an unread JSON text. */
export interface StoredFact extends Recorded {
	readonly kind: string;
	readonly value: string;
}

/** A stored fact read once; `undefined` for a kind that no rule counts. Throws on a value of the wrong shape. */
export function readFact({ id, subject, evidence, at, kind, value }: StoredFact): Fact | undefined {
	const recorded = { id, subject, evidence, at };
	const json = readJson(value);
	if (kind === 'lesson') return { ...recorded, kind, value: json };
	if (kind === 'attempt') return { ...recorded, kind, value: v.parse(testValue, json) };
	if (kind === 'trial') return { ...recorded, kind, value: v.parse(trialValue, json) };
	if (kind === 'attendance') return { ...recorded, kind, value: v.parse(attendanceValue, json) };
	return undefined;
}

/** The attempt at a diagnostic that told that a lesson is known; undefined for a lesson that was read. */
export function testedOut({ value }: LessonFact): { readonly attempt: string; readonly percent: number } | undefined {
	const read = v.safeParse(testedOutValue, value);
	return read.success ? { attempt: read.output.attempt, percent: read.output.percent } : undefined;
}

/** The first facts first; facts of the same instant by id, so that the order never depends on the storage. */
export const inOrder = (a: Recorded, b: Recorded): number =>
	a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
