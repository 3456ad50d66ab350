import type { Transaction } from 'kysely';
import {
	answerKey,
	gradeResponse,
	isPastGrace,
	lessonResults,
	noResponse,
	percentOf,
	type LessonResult,
	type Marks
} from '#lib/course/index.ts';
import { canonicalJson, sha256Hex } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { dropDraftsUnder } from '../db/draft-repository.ts';
import { recordFact } from '../db/fact-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { appendAllAnswers } from '../db/quiz-answer-repository.ts';
import { closeAttempt, type AttemptRow } from '../db/quiz-attempt-repository.ts';
import type { Tables } from '../db/tables.ts';
import { drawnQuestions, type DrawnQuestion } from './drawn-questions.ts';
import { answerText } from './lesson-answers.ts';
import { scheduleReview } from './schedule-review.ts';
import { testDraftsOf } from './test-drafts.ts';
import { testAnswerPlace, type FoundQuiz } from './test-state.ts';

interface GradedAnswer extends Marks {
	readonly position: number;
	readonly hash: string;
	/** JSON; null where nothing was answered. */
	readonly response: string | null;
	readonly clientAt: string | null;
	readonly question: DrawnQuestion['question'];
}

interface Ending {
	/** Why it ends: its learner submitted it, or its time ran out. */
	readonly reason: 'submitted' | 'time';
	/** The deadline, where the time ran out. */
	readonly closedAt: string;
	/** Now. */
	readonly at: string;
}

/**
 * Ends an attempt: what was answered is graded and kept for ever, what was not earns nothing. A passed test is a fact;
 * so are a diagnostic and each lesson that it tells is known. False, and nothing changed, when it had ended before.
 */
export async function endAttempt(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	found: FoundQuiz,
	attempt: AttemptRow
): Promise<boolean> {
	const questions = await drawnQuestions(app.db.read, app.content, attempt.drawn);
	const ending = endingOf(attempt, app.clock().toISOString());
	return inTransaction(app.db, async (trx) => {
		const graded = await grade(trx, attempt, questions);
		if (!(await close(trx, attempt, graded, ending))) return false;
		await askAgain(trx, attempt, graded, ending);
		await record(trx, { app, attempt, graded, found, ending });
		return true;
	});
}

const endingOf = ({ due_at }: AttemptRow, at: string): Ending =>
	due_at !== null && at >= due_at
		? { reason: 'time', closedAt: due_at, at }
		: { reason: 'submitted', closedAt: at, at };

/**
 * Ends an attempt whose time has run out, and the grace for what was on its way; gives whether it has. In the grace the
 * pages ask nothing more, and what arrives is kept.
 */
export async function endIfDue(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	found: FoundQuiz,
	attempt: AttemptRow
): Promise<boolean> {
	const { due_at, closed_at } = attempt;
	if (closed_at !== null || due_at === null || !isPastGrace(due_at, app.clock())) return false;
	await endAttempt(app, found, attempt);
	return true;
}

async function grade(
	trx: Transaction<Tables>,
	attempt: AttemptRow,
	questions: readonly DrawnQuestion[]
): Promise<readonly GradedAnswer[]> {
	const drafts = await testDraftsOf(trx, attempt.person_id, attempt.id);
	return questions.map(({ question, hash }, index) => {
		const draft = drafts.get(index + 1);
		const marks = gradeResponse(answerKey(question), draft?.response ?? noResponse);
		const response = draft ? answerText(question.id, draft.response) : null;
		return { position: index + 1, hash, question, response, clientAt: draft?.clientAt ?? null, ...marks };
	});
}

/** First the closing, which only one can do; then what it closes. A question left open is an answer worth nothing. */
async function close(
	trx: Transaction<Tables>,
	{ id, person_id }: AttemptRow,
	graded: readonly GradedAnswer[],
	{ reason, closedAt }: Ending
): Promise<boolean> {
	const sum = (of: 'marks' | 'max') => graded.reduce((total, answer) => total + answer[of], 0);
	const closing = { attempt_id: id, marks: sum('marks'), max: sum('max'), reason, at: closedAt };
	if (!(await closeAttempt(trx, closing))) return false;
	const answers = graded.map(({ position, hash, question, response, clientAt, marks, max }) => ({
		...{ attemptId: id, questionHash: hash, marks, max, grader: 'key', clientAt, at: closedAt },
		response: response ?? answerText(question.id, noResponse),
		clientKey: `${position}`
	}));
	await appendAllAnswers(trx, answers);
	await dropDraftsUnder(trx, person_id, testAnswerPlace(id, ''));
	return true;
}

/** What was not known comes back. */
async function askAgain(
	trx: Transaction<Tables>,
	{ person_id: personId, purpose }: AttemptRow,
	graded: readonly GradedAnswer[],
	{ closedAt: at }: Ending
): Promise<void> {
	for (const { question, marks, max } of graded)
		await scheduleReview(trx, { personId, question: question.id, purpose, marks, max, hesitated: false, at });
}

interface Graded {
	readonly app: Pick<App, 'newId'>;
	readonly attempt: AttemptRow;
	readonly graded: readonly GradedAnswer[];
	readonly found: FoundQuiz;
	readonly ending: Ending;
}

async function record(trx: Transaction<Tables>, closed: Graded): Promise<void> {
	const { app, attempt, graded, found, ending } = closed;
	const percent = percentOf(graded);
	const passed = percent >= found.rules.pass;
	const personId = attempt.person_id;
	const value = { quiz: found.id, course: found.course.course.id, percent };
	const evidenceHash = evidenceOf(attempt, graded);
	const fact = { personId, kind: 'attempt', subjectId: attempt.id, evidenceHash, value, at: ending.closedAt } as const;
	if (passed || found.kind === 'diagnostic') await recordFact(trx, { id: app.newId(), ...fact });
	const known = found.kind === 'diagnostic' ? await recordKnown(trx, closed, evidenceHash) : [];
	const act = found.kind === 'diagnostic' ? 'diagnostic/taken' : passed ? 'test/passed' : 'test/failed';
	const body = { ...value, evidence: evidenceHash, ...(found.kind === 'diagnostic' && { known }) };
	await appendJournal(trx, { at: ending.at, actorId: personId, act, subject: `attempt:${attempt.id}`, body });
}

/** The lessons that a diagnostic tells are known, each a fact with the attempt as its evidence; gives their ids. */
async function recordKnown(
	trx: Transaction<Tables>,
	{ app, attempt, graded, found, ending }: Graded,
	evidenceHash: string
): Promise<readonly string[]> {
	const known = resultsByLesson(found, graded).filter((result) => result.known);
	for (const { lesson, percent } of known)
		await recordFact(trx, {
			id: app.newId(),
			personId: attempt.person_id,
			kind: 'lesson',
			subjectId: lesson,
			evidenceHash,
			value: { lesson, by: 'diagnostic', attempt: attempt.id, percent },
			at: ending.closedAt
		});
	return known.map(({ lesson }) => lesson);
}

/** How a diagnostic went, lesson by lesson. */
export const resultsByLesson = (
	{ module, rules }: FoundQuiz,
	graded: readonly (Marks & Pick<GradedAnswer, 'question'>)[]
): readonly LessonResult[] =>
	lessonResults(
		(module?.lessons ?? []).map(({ id }) => id),
		graded.map(({ question, marks, max }) => ({ lesson: question.lesson, marks, max })),
		rules.pass
	);

/** The hash of what was asked, answered and earned. */
const evidenceOf = ({ id, drawn }: AttemptRow, graded: readonly GradedAnswer[]): string =>
	sha256Hex(
		canonicalJson({
			attempt: id,
			drawn,
			answers: graded.map(({ hash, response, marks, max }) => ({ question: hash, response, marks, max }))
		})
	);
