import {
	diagnosticQuiz,
	learningPath,
	normalisedGain,
	paceOf,
	quizzesOf,
	type Course,
	type Goal,
	type LearningPath,
	type LessonOnPath,
	type ModuleOnPath,
	type Pace,
	type PrePost,
	type Profession,
	type PublishedCourse,
	type TestOnPath
} from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import { finalQuiz } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { textPlace } from './open-lesson.ts';
import { dueReview } from './due-review.ts';
import { progressOf, type LearnerProgress } from './progress.ts';
import { lessonPath, reactionPath, stepView, testPath, type StepView } from './step-view.ts';

export interface ModuleLine {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly state: ModuleOnPath['state'];
	/** Titles of the modules whose test is to be passed first. */
	readonly waitsFor: readonly string[];
	readonly lessons: readonly {
		readonly id: string;
		readonly title: string;
		readonly summary: string;
		readonly minutes: number;
		readonly state: LessonOnPath['state'];
		readonly waitsFor: readonly string[];
		readonly forThem: LessonOnPath['forThem'];
		readonly path: `/${string}`;
	}[];
	readonly diagnostic:
		(NonNullable<ModuleOnPath['diagnostic']> & { readonly draw: number; readonly path: `/${string}` }) | null;
	readonly test: TestLine | null;
	/** What was known before and after, once both are measured. */
	readonly gain: (PrePost & { readonly gain: number | null }) | null;
	/** Where the learner says what they think of the module, once it is done. */
	readonly reaction: `/${string}` | null;
}

export type TestLine = TestOnPath & { readonly draw: number; readonly path: `/${string}` };

/** « Mon parcours »: what next, how far, how long. */
export interface MyCourse {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	/** With the place in the lesson where the person left off. */
	readonly next: StepView & { readonly anchor: string };
	readonly steps: LearningPath['steps'];
	readonly minutesLeft: number;
	readonly modules: readonly ModuleLine[];
	readonly final: TestLine | null;
	readonly certificate: boolean;
	/** Lessons that are optional for them count for the certificate all the same. */
	readonly certificateAsksAll: boolean;
	/** What they chose for themselves, and what it means for the lessons left. */
	readonly plan: Goal & { readonly profession: Profession | null; readonly pace: Pace };
	/** Questions of all courses to review now. */
	readonly toReview: number;
}

/** The courses there are, each with where the person is in it. */
export async function myCourses(
	app: Pick<App, 'db' | 'content' | 'clock'>,
	person: Person,
	language: Language
): Promise<MyCourse[]> {
	if (!may(person, 'lesson/take')) return [];
	const progress = await progressOf(app.db.read, person.id, { withCards: true });
	return app.content.courses.map((published) => courseView(app, published, progress, language));
}

/** One course and where the person is in it; undefined where there is no such course or they may not take it. */
export async function myCourse(
	app: Pick<App, 'db' | 'content' | 'clock'>,
	person: Person,
	input: { readonly course: string; readonly language: Language }
): Promise<MyCourse | undefined> {
	const published = app.content.course(input.course);
	if (!published || !may(person, 'lesson/take')) return undefined;
	const progress = await progressOf(app.db.read, person.id, { withCards: true });
	return courseView(app, published, progress, input.language);
}

/** Where a person is in a course, without its modules: what the home page shows. */
export type CourseStanding = Pick<MyCourse, 'id' | 'title' | 'next' | 'steps' | 'minutesLeft' | 'plan'>;

/** Where the person is in a course, from what is known of them. */
export function courseStanding(
	app: Pick<App, 'clock'>,
	{ course, lessons }: PublishedCourse,
	progress: LearnerProgress,
	language: Language,
	path: LearningPath = learningPath(course, progress)
): CourseStanding {
	const { finishBy, minutesAWeek, profession } = progress;
	const place = path.next.kind === 'lesson' ? progress.places.get(path.next.lesson) : undefined;
	const today = app.clock().toISOString().slice(0, 10);
	return {
		id: course.id,
		title: course.title[language],
		next: { ...stepView(course, path.next, lessons, language), anchor: anchorOf(place) },
		steps: path.steps,
		minutesLeft: path.minutesLeft,
		plan: {
			...{ finishBy, minutesAWeek, profession },
			pace: paceOf({ finishBy, minutesAWeek }, path.minutesLeft, today)
		}
	};
}

function courseView(
	app: Pick<App, 'content' | 'clock'>,
	published: PublishedCourse,
	progress: LearnerProgress,
	language: Language
): MyCourse {
	const { course, rule } = published;
	const path = learningPath(course, progress);
	return {
		...courseStanding(app, published, progress, language, path),
		summary: course.summary[language],
		modules: path.modules.map((module) => moduleLine(published, module, language)),
		final: testLine(course, finalQuiz(course.id), path.final),
		certificate: rule !== undefined,
		certificateAsksAll: rule?.lessons === 'all',
		toReview: dueReview(app.content, progress, app.clock()).due.length
	};
}

/** A section by its own id, a question by the id of its form; the text as a whole has none. */
function anchorOf(place: string | undefined): string {
	if (place === undefined || place === textPlace) return '';
	return place.startsWith('section-') ? `#${place}` : `#question-${place}`;
}

function testLine(course: Course, quiz: string, onPath: TestOnPath | null): TestLine | null {
	const draw = quizzesOf(course).find(({ id }) => id === quiz)?.rules.draw ?? 0;
	return onPath && { ...onPath, draw, path: testPath(course.id, quiz) };
}

/** Before: the diagnostic. After: the best test that was passed. */
function gainOf({ diagnostic, test }: ModuleOnPath): ModuleLine['gain'] {
	const [pre, post] = [diagnostic?.percent ?? null, test?.best ?? null];
	return pre === null || post === null ? null : { pre, post, gain: normalisedGain({ pre, post }) };
}

function moduleLine({ course, lessons }: PublishedCourse, onPath: ModuleOnPath, language: Language): ModuleLine {
	const moduleTitle = (id: string) => course.modules.find((module) => module.id === id)?.title[language] ?? '';
	const head = (id: string) => lessons.get(id)?.in[language].head;
	const module = course.modules.find(({ id }) => id === onPath.id);
	return {
		id: onPath.id,
		title: moduleTitle(onPath.id),
		summary: module?.summary[language] ?? '',
		state: onPath.state,
		waitsFor: onPath.waitsFor.map(moduleTitle),
		lessons: optionalLast(onPath.lessons).map(({ id, minutes, state, waitsFor, forThem }) => ({
			id,
			title: head(id)?.title ?? '',
			summary: head(id)?.summary ?? '',
			minutes,
			state,
			waitsFor: waitsFor.map((lesson) => head(lesson)?.title ?? ''),
			forThem,
			path: lessonPath(course.id, id)
		})),
		diagnostic: onPath.diagnostic && {
			...onPath.diagnostic,
			draw: module?.diagnostic?.draw ?? 0,
			path: testPath(course.id, diagnosticQuiz(onPath.id))
		},
		test: testLine(course, onPath.id, onPath.test),
		gain: gainOf(onPath),
		reaction: onPath.state === 'done' ? reactionPath(course.id, onPath.id) : null
	};
}

const optionalLast = (lessons: readonly LessonOnPath[]): readonly LessonOnPath[] => [
	...lessons.filter(({ forThem }) => forThem !== false),
	...lessons.filter(({ forThem }) => forThem === false)
];
