import { isLeft, learningPath, type Accommodation, type NextAttempt, type Progress } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { endIfDue } from './close-attempt.ts';
import { accommodationOf } from './extra-time.ts';
import { progressOf } from './progress.ts';
import { quizOnPath, type QuizState } from './quiz-on-path.ts';
import { lessonPath } from './step-view.ts';
import { closedAttempt, headOf, type ClosedAttempt, type QuizInLanguage, type TestHead } from './test-head.ts';
import { attemptsAt, findQuiz, type FoundQuiz } from './test-state.ts';

/** A quiz before it is begun: what it asks, what was tried, whether it can be begun now. */
export interface TestOverview extends TestHead {
	readonly state: QuizState;
	readonly lessonsFirst: readonly { readonly title: string; readonly path: `/${string}` }[];
	/** The latest first. */
	readonly attempts: readonly ClosedAttempt[];
	/** The attempt to resume. */
	readonly open: string | null;
	readonly next: NextAttempt;
	/** Hours from one attempt to the next, and minutes for one, where its rules say so. */
	readonly waitHours: number | null;
	readonly minutes: number | null;
	/** What the person was given beside; nobody else sees it here. */
	readonly accommodation: Accommodation | null;
	/** The first lesson to read without the diagnostic. */
	readonly skipTo: `/${string}` | null;
}

/** The page of a quiz; undefined where there is none. */
export async function testOverview(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	input: QuizInLanguage
): Promise<TestOverview | undefined> {
	const found = findQuiz(app, person, input);
	if (!found) return undefined;
	await endOverdue(app, person, found);
	const [progress, { attempts, next }, accommodation] = await Promise.all([
		progressOf(app.db.read, person.id),
		attemptsAt(app.db.read, person.id, found, app.clock()),
		accommodationOf(app.db.read, person.id)
	]);
	const lessons = lessonsToDo(found, progress, input.language);
	return {
		...headOf(found, input.language),
		state: quizOnPath(found, progress),
		lessonsFirst: found.kind === 'test' ? lessons : [],
		attempts: attempts.flatMap((attempt) => closedAttempt(attempt, found.rules.pass)).toReversed(),
		open: attempts.find(({ closed_at }) => closed_at === null)?.id ?? null,
		next,
		waitHours: found.rules.wait_hours ?? null,
		minutes: found.rules.minutes ?? null,
		accommodation: found.rules.minutes === undefined ? null : (accommodation ?? null),
		skipTo: found.kind === 'diagnostic' ? (lessons[0]?.path ?? null) : null
	};
}

/** An attempt whose time ran out while nobody looked ends now. */
async function endOverdue(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	found: FoundQuiz
): Promise<void> {
	if (found.rules.minutes === undefined) return;
	const { attempts } = await attemptsAt(app.db.read, person.id, found, app.clock());
	for (const attempt of attempts) await endIfDue(app, found, attempt);
}

function lessonsToDo({ course, module }: FoundQuiz, progress: Progress, language: Language) {
	const path = learningPath(course.course, progress);
	const onPath = path.modules.find(({ id }) => id === module?.id);
	return (onPath?.lessons ?? []).filter(isLeft).map(({ id }) => ({
		title: course.lessons.get(id)?.in[language].head.title ?? '',
		path: lessonPath(course.course.id, id)
	}));
}
