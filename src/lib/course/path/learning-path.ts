import { finalQuiz } from '#lib/records/index.ts';
import type { Course, CourseModule, LessonEntry } from '../course.ts';
import type { Profession } from '../professions.ts';

/** What a learner has done of a course. */
export interface Progress {
	/** Lessons finished, and those that a diagnostic told are known. */
	readonly done: ReadonlySet<string>;
	/** Those of them that a diagnostic told are known, and that were not read. */
	readonly known: ReadonlySet<string>;
	/** Percentage by module, for diagnostics that were taken. */
	readonly diagnosed: ReadonlyMap<string, number>;
	/** Best percentage by quiz, for tests that were passed. */
	readonly passed: ReadonlyMap<string, number>;
	/** Lessons opened and not finished. */
	readonly opened: ReadonlySet<string>;
	/** What the learner does, where they said it: lessons for others become optional. */
	readonly profession?: Profession | null;
}

export interface LessonOnPath {
	readonly id: string;
	readonly minutes: number;
	/** What is known need not be read; it can be. */
	readonly state: 'done' | 'known' | 'started' | 'open' | 'locked';
	/** Lessons to finish first. */
	readonly waitsFor: readonly string[];
	/** Written for their profession; null for a lesson that is for everybody, or while they have not said. */
	readonly forThem: boolean | null;
}

export interface ModuleOnPath {
	readonly id: string;
	readonly state: 'done' | 'started' | 'open' | 'locked';
	/** Modules whose test is to be passed first. */
	readonly waitsFor: readonly string[];
	/** Offered while a lesson is left; nobody has to take it. */
	readonly diagnostic: {
		readonly state: 'open' | 'taken' | 'locked' | 'passed-over';
		readonly percent: number | null;
	} | null;
	readonly lessons: readonly LessonOnPath[];
	readonly test: TestOnPath | null;
}

export interface TestOnPath {
	readonly state: 'passed' | 'open' | 'locked';
	readonly best: number | null;
	readonly pass: number;
}

/** The one thing to do now. */
export type NextStep =
	/** Before a module in which nothing was begun; who does not want it goes to the lesson. */
	| { readonly kind: 'diagnostic'; readonly module: string; readonly lesson: string }
	| { readonly kind: 'lesson'; readonly lesson: string; readonly started: boolean }
	| { readonly kind: 'test'; readonly module: string }
	| { readonly kind: 'final' }
	| { readonly kind: 'finished' };

/** A learner's way through a course: what next, how far, how long. */
export interface LearningPath {
	readonly modules: readonly ModuleOnPath[];
	/** Opens when every module is done. */
	readonly final: TestOnPath | null;
	readonly next: NextStep;
	/** Lessons done and tests passed, of how many; optional lessons apart. */
	readonly steps: { readonly done: number; readonly all: number };
	/** Minutes of the lessons not done yet, optional ones apart. */
	readonly minutesLeft: number;
}

/** Whether a lesson is still to be taken: it is neither done nor known, nor written for others alone. */
export const isLeft = (lesson: Pick<LessonOnPath, 'state' | 'forThem'>): boolean => isAsked(lesson) && !isDone(lesson);

/** What is not for them they may take or leave. */
const isAsked = ({ forThem }: Pick<LessonOnPath, 'forThem'>): boolean => forThem !== false;

const isDone = ({ state }: Pick<LessonOnPath, 'state'>): boolean => state === 'done' || state === 'known';

/** Works out the path; it depends on nothing but the course and the progress. */
export function learningPath(course: Course, progress: Progress): LearningPath {
	const modules = course.modules.map((module) => moduleOnPath(module, progress));
	const lessons = modules.flatMap((module) => module.lessons).filter(isAsked);
	const final = finalOnPath(course, modules, progress);
	const tests = [...modules.map(({ test }) => test), final].filter((test) => test !== null);
	const passed = tests.filter(({ state }) => state === 'passed').length;
	const left = lessons.filter(isLeft);
	return {
		modules,
		final,
		next: nextStep(modules, final),
		steps: { done: lessons.length - left.length + passed, all: lessons.length + tests.length },
		minutesLeft: left.reduce((sum, { minutes }) => sum + minutes, 0)
	};
}

function moduleOnPath(module: CourseModule, progress: Progress): ModuleOnPath {
	const waitsFor = module.requires.filter((required) => !progress.passed.has(required));
	const locked = waitsFor.length > 0;
	const lessons = module.lessons.map((entry) => lessonOnPath(entry, locked, progress));
	const test = testOnPath(module, locked, lessons, progress);
	const done = !lessons.some(isLeft) && (test === null || test.state === 'passed');
	const started = lessons.some((lesson) => isDone(lesson) || lesson.state === 'started');
	return {
		id: module.id,
		waitsFor,
		diagnostic: diagnosticOnPath(module, locked, lessons, progress),
		lessons,
		test,
		state: done ? 'done' : locked ? 'locked' : started ? 'started' : 'open'
	};
}

function diagnosticOnPath(
	{ id, diagnostic }: CourseModule,
	moduleLocked: boolean,
	lessons: readonly LessonOnPath[],
	{ diagnosed }: Progress
): ModuleOnPath['diagnostic'] {
	if (!diagnostic) return null;
	const percent = diagnosed.get(id) ?? null;
	if (percent !== null) return { state: 'taken', percent };
	return { state: moduleLocked ? 'locked' : lessons.some(isLeft) ? 'open' : 'passed-over', percent };
}

function lessonOnPath(
	entry: LessonEntry,
	moduleLocked: boolean,
	{ done, known, opened, profession }: Progress
): LessonOnPath {
	const waitsFor = entry.requires.filter((required) => !done.has(required));
	const locked = moduleLocked || waitsFor.length > 0;
	const undone = locked ? 'locked' : opened.has(entry.id) ? 'started' : 'open';
	const state = known.has(entry.id) ? 'known' : done.has(entry.id) ? 'done' : undone;
	return { id: entry.id, minutes: entry.minutes, state, waitsFor, forThem: isFor(entry, profession) };
}

const isFor = ({ for: whom }: LessonEntry, profession: Progress['profession']): boolean | null =>
	whom === undefined || !profession || profession === 'other' ? null : whom.includes(profession);

/** The test opens when every lesson of its module that is asked is done; a passed test stays passed. */
function testOnPath(
	{ id, test }: CourseModule,
	moduleLocked: boolean,
	lessons: readonly LessonOnPath[],
	progress: Progress
): TestOnPath | null {
	return test ? passedOrOpen(id, test.pass, !moduleLocked && !lessons.some(isLeft), progress) : null;
}

const finalOnPath = ({ id, final }: Course, modules: readonly ModuleOnPath[], progress: Progress): TestOnPath | null =>
	final
		? passedOrOpen(
				finalQuiz(id),
				final.pass,
				modules.every(({ state }) => state === 'done'),
				progress
			)
		: null;

function passedOrOpen(quiz: string, pass: number, open: boolean, { passed }: Progress): TestOnPath {
	const best = passed.get(quiz) ?? null;
	return { state: best !== null ? 'passed' : open ? 'open' : 'locked', best, pass };
}

/** A lesson already begun comes first, then the first open step of the earliest module, then the final test. */
function nextStep(modules: readonly ModuleOnPath[], final: TestOnPath | null): NextStep {
	const begun = modules.flatMap(({ lessons }) => lessons).find(({ state }) => state === 'started');
	if (begun) return { kind: 'lesson', lesson: begun.id, started: true };
	for (const { id, state, diagnostic, lessons, test } of modules) {
		const lesson = lessons.find((each) => each.state === 'open' && isAsked(each));
		if (lesson && state === 'open' && diagnostic?.state === 'open')
			return { kind: 'diagnostic', module: id, lesson: lesson.id };
		if (lesson) return { kind: 'lesson', lesson: lesson.id, started: false };
		if (test?.state === 'open') return { kind: 'test', module: id };
	}
	return final?.state === 'open' ? { kind: 'final' } : { kind: 'finished' };
}
