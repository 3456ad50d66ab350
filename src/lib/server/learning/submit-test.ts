import type { Transaction } from 'kysely';
import { answerKey, gradeResponse, noResponse, percentOf, type Marks } from '#lib/course/index.ts';
import type { Person } from '#lib/people/index.ts';
import { canonicalJson, sha256Hex } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { dropDraft } from '../db/draft-repository.ts';
import { recordFact } from '../db/fact-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { appendAnswer } from '../db/quiz-answer-repository.ts';
import { closeAttempt, type AttemptRow } from '../db/quiz-attempt-repository.ts';
import type { Tables } from '../db/tables.ts';
import { drawnQuestions, type DrawnQuestion } from './drawn-questions.ts';
import { answerText } from './lesson-answers.ts';
import { scheduleReview } from './schedule-review.ts';
import { testDraftsOf } from './test-drafts.ts';
import { findTest, ownAttempt, testAnswerPlace, type FoundTest } from './test-state.ts';

export type SubmittedTest =
	| { readonly ok: true; /** It was submitted before: its result stands. */ readonly already: boolean }
	| { readonly ok: false; readonly code: 'test/not-found' };

interface GradedAnswer extends Marks {
	readonly position: number;
	readonly question: string;
	readonly hash: string;
	/** JSON; null where nothing was answered. */
	readonly response: string | null;
}

/**
 * Closes an attempt: what was answered is graded and kept for ever, what was not earns nothing. A passed test is a
 * fact. Whoever submits twice, late or from two tabs finds the first submission standing.
 */
export async function submitTest(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	input: { readonly course: string; readonly module: string; readonly attempt: string }
): Promise<SubmittedTest> {
	const found = findTest(app, person, input);
	const attempt = found && (await ownAttempt(app, person, input));
	if (!found || !attempt) return { ok: false, code: 'test/not-found' };
	const questions = await drawnQuestions(app.db.read, app.content, attempt.drawn);
	const [at, factId] = [app.clock().toISOString(), app.newId()];
	const closed = await inTransaction(app.db, async (trx) => {
		const graded = await grade(trx, attempt, questions);
		if (!(await close(trx, attempt, graded, at))) return false;
		await record(trx, { attempt, graded, found, at, factId });
		return true;
	});
	return { ok: true, already: !closed };
}

async function grade(
	trx: Transaction<Tables>,
	attempt: AttemptRow,
	questions: readonly DrawnQuestion[]
): Promise<readonly GradedAnswer[]> {
	const drafts = await testDraftsOf(trx, attempt.person_id, attempt.id);
	return questions.map(({ question, hash }, index) => {
		const response = drafts.get(index + 1);
		const marks = gradeResponse(answerKey(question), response ?? noResponse);
		const kept = response ? answerText(question.id, response) : null;
		return { position: index + 1, question: question.id, hash, response: kept, ...marks };
	});
}

/** First the closing, which only one submission can do; then what it closes. */
async function close(
	trx: Transaction<Tables>,
	{ id, person_id }: AttemptRow,
	graded: readonly GradedAnswer[],
	at: string
): Promise<boolean> {
	const sum = (of: 'marks' | 'max') => graded.reduce((total, answer) => total + answer[of], 0);
	const closing = { attempt_id: id, marks: sum('marks'), max: sum('max'), reason: 'submitted', at };
	if (!(await closeAttempt(trx, closing))) return false;
	for (const { position, question, hash, response, marks, max } of graded) {
		if (response === null) continue;
		const answer = {
			attemptId: id,
			questionHash: hash,
			response,
			marks,
			max,
			grader: 'key',
			clientKey: `${position}`,
			at
		};
		await appendAnswer(trx, answer);
		const counted = { purpose: 'test', marks, max, hesitated: false, at } as const;
		await scheduleReview(trx, { personId: person_id, question, ...counted });
		await dropDraft(trx, person_id, testAnswerPlace(id, position));
	}
	return true;
}

async function record(
	trx: Transaction<Tables>,
	{
		attempt,
		graded,
		found,
		at,
		factId
	}: {
		attempt: AttemptRow;
		graded: readonly GradedAnswer[];
		found: FoundTest;
		at: string;
		factId: string;
	}
): Promise<void> {
	const percent = percentOf(graded);
	const passed = percent >= found.test.pass;
	const value = { quiz: found.module.id, course: found.course.course.id, percent };
	const personId = attempt.person_id;
	const evidenceHash = evidenceOf(attempt, graded);
	if (passed)
		await recordFact(trx, { id: factId, personId, kind: 'attempt', subjectId: attempt.id, evidenceHash, value, at });
	const act = passed ? 'test/passed' : 'test/failed';
	const body = { ...value, evidence: evidenceHash };
	await appendJournal(trx, { at, actorId: personId, act, subject: `attempt:${attempt.id}`, body });
}

/** The hash of what was asked, answered and earned. */
const evidenceOf = ({ id, drawn }: AttemptRow, graded: readonly GradedAnswer[]): string =>
	sha256Hex(
		canonicalJson({
			attempt: id,
			drawn,
			answers: graded.map(({ hash, response, marks, max }) => ({ question: hash, response, marks, max }))
		})
	);
