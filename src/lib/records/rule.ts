import * as v from 'valibot';
import { canonicalJson, sha256Hex } from './canonical.ts';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const version = v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/));
const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const texts = v.strictObject({
	fr: v.pipe(v.string(), v.nonEmpty()),
	ar: v.pipe(v.string(), v.nonEmpty()),
	en: v.pipe(v.string(), v.nonEmpty())
});

/** The roles that a learner can be asked to have played. */
const playedRoles = ['judge', 'prosecutor', 'social-worker', 'defence', 'civil-party', 'police'] as const;

/** What a renewal can ask to do again: requirements of which only later facts count. */
const doneAnew = ['lessons', 'test', 'final', 'trial', 'sessions'] as const;

const ruleEntries = v.strictObject({
	format: v.picklist([1, 2]),
	id,
	version,
	course: id,
	title: texts,
	lessons: v.union([v.literal('all'), v.array(v.string())]),
	/** The test of one module. */
	test: v.exactOptional(v.strictObject({ module: id, minimum: percent })),
	/** The tests of several modules, or of every module of the course that has one. */
	tests: v.exactOptional(
		v.strictObject({ modules: v.union([v.literal('all'), v.pipe(v.array(id), v.minLength(1))]), minimum: percent })
	),
	/** The final test of the course. */
	final: v.exactOptional(v.strictObject({ minimum: percent })),
	trial: v.strictObject({
		minimum: percent,
		purpose: v.literal('counted'),
		gates: v.literal('debriefed'),
		/** The roles that count, any of them; all when left out. */
		roles: v.exactOptional(v.pipe(v.array(v.picklist(playedRoles)), v.minLength(1)))
	}),
	/** Said on the certificate. */
	hours: count,
	valid_months: v.exactOptional(count),
	/** Sessions attended: how many at least, and how long in all. Format 2. */
	sessions: v.exactOptional(v.strictObject({ count, minutes: v.exactOptional(count) })),
	/** Hours that lessons, tests, the trial and sessions attended must come to. Format 2. */
	minimum_hours: v.exactOptional(count),
	/** How long before its end a certificate can be renewed, and what must be done anew for it. Format 2. */
	renewal: v.exactOptional(
		v.strictObject({
			months_before: v.exactOptional(count),
			anew: v.exactOptional(v.pipe(v.array(v.picklist(doneAnew)), v.minLength(1)))
		})
	),
	/** Who certifies: one certifier or two, and whether the first may have trained the learner. The second never may. */
	certify: v.exactOptional(
		v.strictObject({ certifiers: v.picklist([1, 2]), own_trainer: v.exactOptional(v.picklist(['allowed', 'never'])) })
	)
});

/** Formats 1 and 2 of `rule.yaml` (docs/authors/lessons.md): what a certificate asks and says. */
export const ruleSchema = v.pipe(
	ruleEntries,
	v.check(({ test, tests, final }) => Boolean(test ?? tests ?? final), 'A rule asks for a test: test, tests or final'),
	v.check(({ test, tests }) => !test || !tests, 'A rule has test or tests, not both'),
	v.check(
		({ format, sessions, minimum_hours, renewal }) => format === 2 || !(sessions ?? minimum_hours ?? renewal),
		'sessions, minimum_hours and renewal need format 2'
	)
);

export type Rule = v.InferOutput<typeof ruleSchema>;

/** Under which the facts about the final test of a course are kept. */
export const finalQuiz = (course: string): string => `final:${course}`;

/** The exact text of a rule, as it is kept for as long as a dossier names it. */
export const ruleText = (rule: Rule): string => canonicalJson(rule);

/** The hash under which a rule's text is kept. */
export const ruleHash = (rule: Rule): string => sha256Hex(ruleText(rule));

/** A rule read back from its kept text; throws when the text is not one that `ruleText` wrote. */
export const readRule = (text: string): Rule => v.parse(ruleSchema, JSON.parse(text));
