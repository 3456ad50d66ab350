import { noResponse, publicQuestion, submittedOf, type PublicQuestion } from '#lib/course/index.ts';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { endIfDue } from './close-attempt.ts';
import { drawnQuestions } from './drawn-questions.ts';
import { testDraftsOf } from './test-drafts.ts';
import { headOf, type QuizInLanguage, type TestHead } from './test-head.ts';
import { findQuiz, ownAttempt } from './test-state.ts';

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
	/** The end of its time, and the seconds until then by our clock: at 0 nothing more is asked. Null without a limit. */
	readonly due: { readonly at: string; readonly seconds: number } | null;
}

/**
 * Shows a question of the person's attempt; undefined where there is none.
 * @param input.position from 1; one past the last is the list before submitting
 */
export async function testQuestion(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	input: QuizInLanguage & { readonly attempt: string; readonly position: number }
): Promise<TestQuestion | undefined> {
	const found = findQuiz(app, person, input);
	const attempt = found && (await ownAttempt(app, person, input));
	if (!found || !attempt) return undefined;
	const ended = (await endIfDue(app, found, attempt)) || attempt.closed_at !== null;
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
		picked: asked ? submittedOf(asked.question, drafts.get(input.position)?.response ?? noResponse) : [],
		answered: questions.map((_, index) => drafts.has(index + 1)),
		closed: ended,
		due: attempt.due_at === null ? null : { at: attempt.due_at, seconds: secondsUntil(attempt.due_at, app.clock()) }
	};
}

const secondsUntil = (at: string, now: Date): number =>
	Math.max(0, Math.round((Date.parse(at) - now.getTime()) / 1000));
