import type { Course, CourseModule, LessonEntry } from '../course.ts';
import type { Profession } from '../professions.ts';

/** What a learner has done of a course. */
export interface Progress {
	readonly done: ReadonlySet<string>;
	/** Best percentage by module, for tests that were passed. */
	readonly passed: ReadonlyMap<string, number>;
	/** Lessons opened and not finished. */
	readonly opened: ReadonlySet<string>;
	/** What the learner does, where they said it: lessons for others become optional. */
	readonly profession?: Profession | null;
}

export interface LessonOnPath {
	readonly id: string;
	readonly minutes: number;
	readonly state: 'done' | 'started' | 'open' | 'locked';
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
	readonly lessons: readonly LessonOnPath[];
	readonly test: {
		readonly state: 'passed' | 'open' | 'locked';
		readonly best: number | null;
		readonly pass: number;
	} | null;
}

/** The one thing to do now. */
export type NextStep =
	| { readonly kind: 'lesson'; readonly lesson: string; readonly started: boolean }
	| { readonly kind: 'test'; readonly module: string }
	| { readonly kind: 'finished' };

/** A learner's way through a course: what next, how far, how long. */
export interface LearningPath {
	readonly modules: readonly ModuleOnPath[];
	readonly next: NextStep;
	/** Lessons done and tests passed, of how many; optional lessons apart. */
	readonly steps: { readonly done: number; readonly all: number };
	/** Minutes of the lessons not done yet, optional ones apart. */
	readonly minutesLeft: number;
}

/** Works out the path; it depends on nothing but the course and the progress. */
export function learningPath(course: Course, progress: Progress): LearningPath {
	const modules = course.modules.map((module) => moduleOnPath(module, progress));
	const lessons = modules.flatMap((module) => module.lessons).filter(isAsked);
	const tests = modules.flatMap(({ test }) => test ?? []);
	return {
		modules,
		next: nextStep(modules),
		steps: {
			done:
				lessons.filter(({ state }) => state === 'done').length + tests.filter(({ state }) => state === 'passed').length,
			all: lessons.length + tests.length
		},
		minutesLeft: lessons.filter(({ state }) => state !== 'done').reduce((sum, { minutes }) => sum + minutes, 0)
	};
}

function moduleOnPath(module: CourseModule, progress: Progress): ModuleOnPath {
	const waitsFor = module.requires.filter((required) => !progress.passed.has(required));
	const locked = waitsFor.length > 0;
	const lessons = module.lessons.map((entry) => lessonOnPath(entry, locked, progress));
	const test = testOnPath(module, locked, lessons, progress);
	const done =
		lessons.filter(isAsked).every(({ state }) => state === 'done') && (test === null || test.state === 'passed');
	const started = lessons.some(({ state }) => state === 'done' || state === 'started');
	return {
		id: module.id,
		waitsFor,
		lessons,
		test,
		state: done ? 'done' : locked ? 'locked' : started ? 'started' : 'open'
	};
}

function lessonOnPath(entry: LessonEntry, moduleLocked: boolean, { done, opened, profession }: Progress): LessonOnPath {
	const waitsFor = entry.requires.filter((required) => !done.has(required));
	const locked = moduleLocked || waitsFor.length > 0;
	const state = done.has(entry.id) ? 'done' : locked ? 'locked' : opened.has(entry.id) ? 'started' : 'open';
	return { id: entry.id, minutes: entry.minutes, state, waitsFor, forThem: isFor(entry, profession) };
}

const isFor = ({ for: whom }: LessonEntry, profession: Progress['profession']): boolean | null =>
	whom === undefined || !profession || profession === 'other' ? null : whom.includes(profession);

/** What is not for them they may take or leave. */
const isAsked = ({ forThem }: LessonOnPath): boolean => forThem !== false;

/** The test opens when every lesson of its module that is asked is done; a passed test stays passed. */
function testOnPath(
	{ id, test }: CourseModule,
	moduleLocked: boolean,
	lessons: readonly LessonOnPath[],
	{ passed }: Progress
): ModuleOnPath['test'] {
	if (!test) return null;
	const best = passed.get(id) ?? null;
	const open = !moduleLocked && lessons.filter(isAsked).every(({ state }) => state === 'done');
	return { state: best !== null ? 'passed' : open ? 'open' : 'locked', best, pass: test.pass };
}

/** A lesson already begun comes first, then the first open one of the earliest module, then that module's test. */
function nextStep(modules: readonly ModuleOnPath[]): NextStep {
	const begun = modules.flatMap(({ lessons }) => lessons).find(({ state }) => state === 'started');
	if (begun) return { kind: 'lesson', lesson: begun.id, started: true };
	for (const { id, lessons, test } of modules) {
		const lesson = lessons.filter(isAsked).find(({ state }) => state === 'open');
		if (lesson) return { kind: 'lesson', lesson: lesson.id, started: false };
		if (test?.state === 'open') return { kind: 'test', module: id };
	}
	return { kind: 'finished' };
}
