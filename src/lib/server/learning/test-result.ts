import {
	answerKey,
	feedbackOn,
	gradeResponse,
	noResponse,
	publicQuestion,
	type LessonResult,
	type Marks,
	type Question,
	type Response
} from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { answersOfAttempt } from '../db/quiz-answer-repository.ts';
import type { AttemptRow } from '../db/quiz-attempt-repository.ts';
import { endIfDue, resultsByLesson } from './close-attempt.ts';
import { drawnQuestions } from './drawn-questions.ts';
import { documentsOnce, feedbackView, type QuestionView } from './feedback-view.ts';
import { readLessonAnswers } from './lesson-answers.ts';
import { progressOf } from './progress.ts';
import { lessonPath } from './step-view.ts';
import { closedAttempt, headOf, type QuizInLanguage, type TestHead } from './test-head.ts';
import { attemptsAt, findQuiz, ownAttempt, type FoundQuiz } from './test-state.ts';

/** A lesson as a diagnostic found it. */
export type LessonResultView = LessonResult & { readonly title: string; readonly path: `/${string}` };

/** An attempt that has ended: what it is worth, and each question with its explanation. */
export interface TestResult extends TestHead {
	readonly percent: number;
	readonly passed: boolean;
	readonly at: string;
	/** Its time ran out. */
	readonly timedOut: boolean;
	/** Of a diagnostic. */
	readonly lessons: readonly LessonResultView[];
	/** Those of a diagnostic that can be taken again are explained once their lesson is done. */
	readonly questions: readonly QuestionView[];
	readonly explainedLater: boolean;
	/** Another attempt may begin, now or later. */
	readonly mayTryAgain: boolean;
	/** The module of a test, whose learner is asked what they think of it. */
	readonly module: string | null;
}

/** The result of the person's attempt; `open` while it has not ended, undefined where there is none. */
export async function testResult(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	input: QuizInLanguage & { readonly attempt: string }
): Promise<TestResult | 'open' | undefined> {
	const found = findQuiz(app, person, input);
	const attempt = found && (await ownAttempt(app, person, input));
	if (!found || !attempt) return undefined;
	if (await endIfDue(app, found, attempt)) return testResult(app, person, input);
	const [closed] = closedAttempt(attempt, found.rules.pass);
	if (!closed) return 'open';
	const { next } = await attemptsAt(app.db.read, person.id, found, app.clock());
	const answered = await answeredQuestions(app, attempt);
	const mayTryAgain = next.state !== 'used-up';
	const hidden = found.kind === 'diagnostic' && mayTryAgain;
	const done = hidden ? (await progressOf(app.db.read, person.id)).done : null;
	const shown = answered.filter(({ question }) => !done || done.has(question.lesson ?? ''));
	return {
		...headOf(found, input.language),
		...{ percent: closed.percent, passed: closed.passed, at: closed.at, mayTryAgain },
		timedOut: attempt.reason === 'time',
		lessons: found.kind === 'diagnostic' ? lessonResultViews(found, answered, input.language) : [],
		questions: documentsOnce(shown.map((each) => explained(app, each, attempt.id, input.language))),
		explainedLater: shown.length < answered.length,
		module: found.kind === 'test' ? (found.module?.id ?? null) : null
	};
}

interface AnsweredQuestion extends Marks {
	readonly question: Question;
	readonly response: Response;
}

async function answeredQuestions(
	app: Pick<App, 'db' | 'content'>,
	attempt: AttemptRow
): Promise<readonly AnsweredQuestion[]> {
	const [questions, rows] = await Promise.all([
		drawnQuestions(app.db.read, app.content, attempt.drawn),
		answersOfAttempt(app.db.read, attempt.id)
	]);
	const { given } = readLessonAnswers(rows);
	return questions.map(({ question }) => {
		const response = given.get(question.id) ?? noResponse;
		return { question, response, ...gradeResponse(answerKey(question), response) };
	});
}

function explained(
	{ content }: Pick<App, 'content'>,
	{ question, response }: AnsweredQuestion,
	attempt: string,
	language: Language
): QuestionView {
	const feedback = feedbackView(content, feedbackOn(question, response, language), language);
	return { question: publicQuestion(question, language, attempt), feedback };
}

const lessonResultViews = (
	found: FoundQuiz,
	answered: readonly AnsweredQuestion[],
	language: Language
): readonly LessonResultView[] =>
	resultsByLesson(found, answered).map((result) => ({
		...result,
		title: found.course.lessons.get(result.lesson)?.in[language].head.title ?? '',
		path: lessonPath(found.course.course.id, result.lesson)
	}));
