import { inOrder, type AttemptFact, type AttendanceFact, type Fact, type LessonFact, type TrialFact } from './fact.ts';
import { hoursRequirement, sessionsRequirement, type MissingTime } from './assess-time.ts';
import { finalQuiz, type Rule } from './rule.ts';

/** What a requirement still lacks, with the id of the thing to do. */
export type Missing =
	| MissingTime
	| { readonly code: 'lesson'; readonly lesson: string }
	| { readonly code: 'test'; readonly module: string; readonly minimum: number; readonly best: number | null }
	| { readonly code: 'final'; readonly quiz: string; readonly minimum: number; readonly best: number | null }
	| { readonly code: 'trial/none'; readonly minimum: number; readonly roles?: readonly string[] }
	| { readonly code: 'trial/gates'; readonly trial: string; readonly gates: number }
	| {
			readonly code: 'trial/percent';
			readonly trial: string;
			readonly scenario: string;
			readonly role: string;
			readonly percent: number;
			readonly minimum: number;
	  };

export interface Requirement {
	readonly id: 'lessons' | 'test' | 'final' | 'trial' | 'sessions' | 'hours';
	readonly met: boolean;
	readonly missing: readonly Missing[];
	/** The facts that meet it; with something missing, those that already count. */
	readonly evidence: readonly Fact[];
}

/** What a course has, for a rule that asks for all of it. */
export interface CourseParts {
	/** In order. */
	readonly lessons: readonly string[];
	/** The modules that have a test, in order. */
	readonly tests: readonly string[];
	/** How long what a fact tells of takes, as its author says. */
	readonly minutes: (fact: LessonFact | AttemptFact | TrialFact) => number;
}

/**
 * What a rule asks of one person, requirement by requirement, in the order in which they are met.
 * @param since of what the rule wants done anew for a renewal, only facts after this UTC ISO time count
 */
export function assess(
	rule: Rule,
	facts: readonly Fact[],
	course: CourseParts,
	since?: string
): readonly Requirement[] {
	const ordered = [...facts].sort(inOrder);
	const counting = (id: NonNullable<NonNullable<Rule['renewal']>['anew']>[number]) =>
		since !== undefined && rule.renewal?.anew?.includes(id) ? ordered.filter(({ at }) => at > since) : ordered;
	const attended = counting('sessions').filter(isAttendance);
	const done = [
		lessonsRequirement(rule, counting('lessons').filter(isLesson), course.lessons),
		...testRequirement(rule, counting('test').filter(isAttempt), course.tests),
		...finalRequirement(rule, counting('final').filter(isAttempt)),
		trialRequirement(rule, counting('trial').filter(isTrial))
	];
	return [
		...done,
		...sessionsRequirement(rule, attended),
		...hoursRequirement(rule, { evidence: done.flatMap(({ evidence }) => evidence), attended, course })
	];
}

/** Whether nothing is missing. */
export const isComplete = (requirements: readonly Requirement[]): boolean => requirements.every(({ met }) => met);

const isLesson = (fact: Fact): fact is LessonFact => fact.kind === 'lesson';
const isAttempt = (fact: Fact): fact is AttemptFact => fact.kind === 'attempt';
const isTrial = (fact: Fact): fact is TrialFact => fact.kind === 'trial';
const isAttendance = (fact: Fact): fact is AttendanceFact => fact.kind === 'attendance';

function lessonsRequirement(rule: Rule, done: readonly LessonFact[], courseLessons: readonly string[]): Requirement {
	const asked = rule.lessons === 'all' ? courseLessons : rule.lessons;
	const firsts = asked.map((lesson) => done.find(({ subject }) => subject === lesson));
	const missing = asked
		.filter((_, index) => firsts[index] === undefined)
		.map((lesson) => ({ code: 'lesson', lesson }) as const);
	return { id: 'lessons', met: missing.length === 0, missing, evidence: firsts.filter((fact) => fact !== undefined) };
}

/** The modules whose test a rule asks for. */
export const testsAsked = ({ test, tests }: Rule, courseTests: readonly string[]): readonly string[] =>
	test ? [test.module] : !tests ? [] : tests.modules === 'all' ? courseTests : tests.modules;

function testRequirement(
	rule: Rule,
	attempts: readonly AttemptFact[],
	courseTests: readonly string[]
): readonly Requirement[] {
	const minimum = (rule.test ?? rule.tests)?.minimum;
	if (minimum === undefined) return [];
	const taken = testsAsked(rule, courseTests).map((module) => ({ module, ...bestOf(attempts, module, minimum) }));
	const missing = taken
		.filter(({ passed }) => !passed)
		.map(({ module, best }) => ({ code: 'test', module, minimum, best }) as const);
	return [{ id: 'test', met: missing.length === 0, missing, evidence: taken.flatMap(({ passed }) => passed ?? []) }];
}

function finalRequirement({ final, course }: Rule, attempts: readonly AttemptFact[]): readonly Requirement[] {
	if (!final) return [];
	const quiz = finalQuiz(course);
	const { passed, best } = bestOf(attempts, quiz, final.minimum);
	const missing = passed ? [] : [{ code: 'final', quiz, ...final, best } as const];
	return [{ id: 'final', met: passed !== undefined, missing, evidence: passed ? [passed] : [] }];
}

/** The earliest attempt that reached the minimum, and the best percentage of all. */
function bestOf(attempts: readonly AttemptFact[], quiz: string, minimum: number) {
	const ofQuiz = attempts.filter(({ value }) => value.quiz === quiz);
	const best = ofQuiz.length > 0 ? Math.max(...ofQuiz.map(({ value }) => value.percent)) : null;
	return { passed: ofQuiz.find(({ value }) => value.percent >= minimum), best };
}

/**
 * Only the first completed counted trial of each case and role can meet the rule: its debrief tells the best line,
 * so a second try in the same role would measure memory.
 */
function trialRequirement({ trial: { minimum, roles } }: Rule, trials: readonly TrialFact[]): Requirement {
	const counting = trials.filter(({ value }) => roles?.some((role) => role === value.role) ?? true);
	const judged = firstOfEachRole(counting).map((fact) => ({ fact, missing: missingOfTrial(fact, minimum) }));
	const meets = judged.find(({ missing }) => missing.length === 0);
	if (meets) return { id: 'trial', met: true, missing: [], evidence: [meets.fact] };
	const nearest = judged.toSorted((a, b) => a.missing.length - b.missing.length || gatesFirst(a.missing, b.missing))[0];
	const missing = nearest?.missing ?? [{ code: 'trial/none' as const, minimum, ...(roles && { roles }) }];
	return { id: 'trial', met: false, missing, evidence: [] };
}

function firstOfEachRole(trials: readonly TrialFact[]): readonly TrialFact[] {
	const counted = trials.filter(({ value }) => value.purpose === 'counted');
	return counted
		.filter(({ value }, index) => counted.findIndex((other) => sameRole(other.value, value)) === index)
		.map((first) => lastRecorded(counted.filter(({ subject }) => subject === first.subject)) ?? first);
}

/**
 * A trial is recorded at its end and again with each gate debriefed and each text marked. Both counts only grow, so
 * they tell what was recorded last although the clock may have stepped back meanwhile.
 */
const lastRecorded = (recorded: readonly TrialFact[]): TrialFact | undefined =>
	recorded.toSorted((a, b) => actsSinceEnd(a) - actsSinceEnd(b)).at(-1);

const actsSinceEnd = ({ value }: TrialFact): number => value.gates_debriefed + (value.markings ?? 0);

const sameRole = (a: TrialFact['value'], b: TrialFact['value']): boolean =>
	a.scenario === b.scenario && a.role === b.role;

function missingOfTrial({ subject: trial, value }: TrialFact, minimum: number): readonly Missing[] {
	const { scenario, role, percent, gates_raised, gates_debriefed } = value;
	const missing: Missing[] = [];
	if (gates_debriefed < gates_raised)
		missing.push({ code: 'trial/gates', trial, gates: gates_raised - gates_debriefed });
	if (percent < minimum) missing.push({ code: 'trial/percent', trial, scenario, role, percent, minimum });
	return missing;
}

/** A gate can still be debriefed, a score is not the learner's to change: the trial that only lacks the first is nearer. */
const gatesFirst = (a: readonly Missing[], b: readonly Missing[]): number =>
	Number(b[0]?.code === 'trial/gates') - Number(a[0]?.code === 'trial/gates');
