import { noResponse } from '#lib/course/index.ts';
import { canonicalJson, sha256Hex, type AttemptFact, type Fact, type TrialFact } from '#lib/records/index.ts';
import { recordedBranch } from '#lib/trial/index.ts';
import type { TrialsApp } from '../../trials/trials-app.ts';
import { findAttempt } from '../../db/quiz-attempt-repository.ts';
import { answersOfAttempt } from '../../db/quiz-answer-repository.ts';
import { gateDebriefsOf } from '../../db/trial-repository.ts';
import { answerText, readAnswered } from '../../learning/lesson-answers.ts';
import { trainersMarks } from '../../marking/assessed-texts.ts';
import { branchesIn, standingTrial } from '../../trials/held-trial.ts';
import { trialEvidence } from '../../trials/trial-evidence.ts';

/**
 * Whether what stands behind a fact is its person's alone to give away. A lesson's text is the course's; what happened in
 * a room is other people's too.
 */
export const isTheirs = (fact: Fact): fact is AttemptFact | TrialFact =>
	fact.kind === 'attempt' || (fact.kind === 'trial' && fact.value.live !== true);

/**
 * The exact text that a fact cites by its hash: the answers of a test, the log of a trial alone. Undefined where the
 * record has gone on since, so that the text of that day cannot be made again.
 */
export async function evidenceText(
	app: TrialsApp,
	{ kind, subject, evidence }: AttemptFact | TrialFact
): Promise<string | undefined> {
	const text = kind === 'attempt' ? await attemptText(app, subject) : await trialText(app, subject);
	return text !== undefined && sha256Hex(text) === evidence ? text : undefined;
}

async function attemptText({ db }: TrialsApp, id: string): Promise<string | undefined> {
	const attempt = await findAttempt(db.read, id);
	if (!attempt) return undefined;
	const answers = (await answersOfAttempt(db.read, id)).map(({ question_hash, response, marks, max }) => ({
		question: question_hash,
		response: isLeftOpen(response) ? null : response,
		marks,
		max
	}));
	return canonicalJson({ attempt: id, drawn: attempt.drawn, answers });
}

/** A question left open is kept as an answer with nothing in it, and cited as none. */
function isLeftOpen(response: string): boolean {
	const question = readAnswered(response)?.question;
	return question !== undefined && response === answerText(question, noResponse);
}

async function trialText(app: TrialsApp, id: string): Promise<string | undefined> {
	const standing = await standingTrial(app, app.db.read, id);
	const recorded = standing && recordedBranch(branchesIn(standing));
	if (!recorded) return undefined;
	const seqs = new Set(recorded.events.map(({ seq }) => seq));
	const debriefed = (await gateDebriefsOf(app.db.read, id, recorded.number)).map(({ gate }) => gate);
	const marks = (await trainersMarks(app.db.read, id)).filter(({ event_seq }) => seqs.has(event_seq));
	return trialEvidence(standing.log, { seqs, debriefed, marks });
}
