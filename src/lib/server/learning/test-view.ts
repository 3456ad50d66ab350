import {
	feedbackOn,
	learningPath,
	noResponse,
	percentOf,
	publicQuestion,
	submittedOf,
	type PublicQuestion
} from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { answersOfAttempt } from '../db/quiz-answer-repository.ts';
import { testAttemptsOf, type AttemptRow } from '../db/quiz-attempt-repository.ts';
import { drawnQuestions } from './drawn-questions.ts';
import { documentsOnce, feedbackView, type QuestionView } from './feedback-view.ts';
import { readLessonAnswers } from './lesson-answers.ts';
import { progressOf } from './progress.ts';
import { lessonPath } from './step-view.ts';
import { testDraftsOf } from './test-drafts.ts';
import { findTest, nextAttemptAt, ownAttempt, type FoundTest } from './test-state.ts';

interface TestHead {
	readonly course: { readonly id: string; readonly title: string };
	readonly module: { readonly id: string; readonly title: string };
	readonly draw: number;
	readonly pass: number;
}

const headOf = ({ course, module, test }: FoundTest, language: Language): TestHead => ({
	course: { id: course.course.id, title: course.course.title[language] },
	module: { id: module.id, title: module.title[language] },
	draw: test.draw,
	pass: test.pass
});

/** A test before it is begun: what it asks, what was tried, whether it can be begun now. */
export interface TestOverview extends TestHead {
	readonly state: 'passed' | 'open' | 'locked';
	readonly lessonsFirst: readonly { readonly title: string; readonly path: `/${string}` }[];
	readonly attempts: readonly {
		readonly id: string;
		readonly at: string;
		readonly percent: number;
		readonly passed: boolean;
	}[];
	/** The attempt to resume. */
	readonly open: string | null;
	/** The number that a new attempt would have. */
	readonly number: number;
	/** When a new attempt may begin; null for now. */
	readonly nextAt: string | null;
}

interface Asked {
	readonly course: string;
	readonly module: string;
	readonly language: Language;
}

/** The page of a test; undefined where there is none. */
export async function testOverview(
	app: Pick<App, 'db' | 'content' | 'clock'>,
	person: Person,
	input: Asked
): Promise<TestOverview | undefined> {
	const found = findTest(app, person, input);
	if (!found) return undefined;
	const [progress, attempts] = await Promise.all([
		progressOf(app.db.read, person.id),
		testAttemptsOf(app.db.read, person.id, input.module)
	]);
	const onPath = learningPath(found.course.course, progress).modules.find(({ id }) => id === found.module.id);
	const missing = onPath?.lessons.filter(({ state }) => state !== 'done') ?? [];
	return {
		...headOf(found, input.language),
		state: onPath?.test?.state ?? 'locked',
		lessonsFirst: missing.map(({ id }) => ({
			title: found.course.lessons.get(id)?.in[input.language].head.title ?? '',
			path: lessonPath(found.course.course.id, id)
		})),
		attempts: attempts.flatMap((attempt) => closedAttempt(attempt, found.test.pass)).toReversed(),
		open: attempts.find(({ closed_at }) => closed_at === null)?.id ?? null,
		number: attempts.length + 1,
		nextAt: nextAttemptAt(attempts, app.clock())
	};
}

function closedAttempt({ id, marks, max, closed_at }: AttemptRow, pass: number): TestOverview['attempts'] {
	if (closed_at === null || marks === null || max === null) return [];
	const percent = percentOf([{ marks, max }]);
	return [{ id, at: closed_at, percent, passed: percent >= pass }];
}

/** One question of an open attempt, or the list of them before submitting (`question` null). */
export interface TestQuestion extends TestHead {
	readonly attempt: string;
	readonly position: number;
	readonly question: PublicQuestion | null;
	/** What the form shows as answered. */
	readonly picked: readonly string[];
	/** By position, whether something is answered. */
	readonly answered: readonly boolean[];
	readonly closed: boolean;
}

/**
 * Shows a question of the person's attempt; undefined where there is none.
 * @param input.position from 1; one past the last is the list before submitting
 */
export async function testQuestion(
	app: Pick<App, 'db' | 'content'>,
	person: Person,
	input: Asked & { readonly attempt: string; readonly position: number }
): Promise<TestQuestion | undefined> {
	const found = findTest(app, person, input);
	const attempt = found && (await ownAttempt(app, person, input));
	if (!found || !attempt) return undefined;
	const [questions, drafts] = await Promise.all([
		drawnQuestions(app.db.read, app.content, attempt.drawn),
		testDraftsOf(app.db.read, person.id, attempt.id)
	]);
	if (input.position < 1 || input.position > questions.length + 1) return undefined;
	const asked = questions[input.position - 1];
	return {
		...headOf(found, input.language),
		attempt: attempt.id,
		position: input.position,
		question: asked ? publicQuestion(asked.question, input.language, attempt.id) : null,
		picked: asked ? submittedOf(asked.question, drafts.get(input.position) ?? noResponse) : [],
		answered: questions.map((_, index) => drafts.has(index + 1)),
		closed: attempt.closed_at !== null
	};
}

/** A submitted attempt: what it is worth, and each question with its explanation. */
export interface TestResult extends TestHead {
	readonly percent: number;
	readonly passed: boolean;
	readonly at: string;
	readonly questions: readonly QuestionView[];
}

/** The result of the person's submitted attempt; `open` while it is not submitted, undefined where there is none. */
export async function testResult(
	app: Pick<App, 'db' | 'content'>,
	person: Person,
	input: Asked & { readonly attempt: string }
): Promise<TestResult | 'open' | undefined> {
	const found = findTest(app, person, input);
	const attempt = found && (await ownAttempt(app, person, input));
	if (!found || !attempt) return undefined;
	const [closed] = closedAttempt(attempt, found.test.pass);
	if (!closed) return 'open';
	const [questions, rows] = await Promise.all([
		drawnQuestions(app.db.read, app.content, attempt.drawn),
		answersOfAttempt(app.db.read, attempt.id)
	]);
	const { given } = readLessonAnswers(rows);
	const { percent, passed, at } = closed;
	const views = questions.map(({ question }): QuestionView => {
		const feedback = feedbackOn(question, given.get(question.id) ?? noResponse, input.language);
		return {
			question: publicQuestion(question, input.language, attempt.id),
			feedback: feedbackView(app.content, feedback, input.language)
		};
	});
	return { ...headOf(found, input.language), percent, passed, at, questions: documentsOnce(views) };
}
