import type { Transaction } from 'kysely';
import { may, type Person } from '#lib/people/index.ts';
import { canonicalJson, parseReason } from '#lib/records/index.ts';
import { expectedPoints, recordedBranch } from '#lib/trial/index.ts';
import { insertAssessment, standingAssessments, type AssessmentRow } from '../db/assessment-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { appendRequestAct, requestsOf } from '../db/marking-request-repository.ts';
import { readSealedText, sealText } from '../db/sealed-text-repository.ts';
import type { Tables } from '../db/tables.ts';
import { branchesIn, heldTrial, standingTrial, type HeldTrial } from '../trials/held-trial.ts';
import { provedBy, recordEnd, type Proved } from '../trials/record-end.ts';
import type { TrialsApp } from '../trials/trials-app.ts';
import { requestState, type RequestState } from './request-state.ts';
import { untilNotFaster } from './until-not-faster.ts';
import { writtenText, type WrittenText } from './written-text.ts';

/** What a trainer found in a text. */
export interface Marking {
	readonly trialId: string;
	/** The event that holds the text. */
	readonly seq: number;
	/** Ids of expected points; those that are none are left out. */
	readonly ticks: readonly string[];
	/** To the learner; may be empty. */
	readonly comment: string;
	/** The id of the marks that the trainer saw as they decided, which these replace; empty where there were none. */
	readonly supersedes: string;
}

/** `writing/already-marked`: another trainer was faster, and the marks are not those that this one saw. */
export type MarkRefusal =
	'writing/not-found' | 'writing/withdrawn' | 'writing/erased' | 'writing/already-marked' | 'writing/comment-too-long';

interface Marked {
	readonly held: HeldTrial;
	readonly text: WrittenText;
	readonly request: RequestState;
}

/**
 * Marks a text whose writer asked for it: the marks replace those the trainer saw, count in the trial's result, and are
 * recorded. The same form sent twice marks once.
 */
export async function markText(app: TrialsApp, trainer: Person, marking: Marking): Promise<MarkRefusal | undefined> {
	const comment = parseReason(marking.comment);
	if (!comment.ok && comment.problem === 'reason/too-long') return 'writing/comment-too-long';
	const parsed = { ...marking, comment: comment.ok ? comment.reason : '' };
	const standing = await standingTrial(app, app.db.read, marking.trialId);
	const recorded = standing && recordedBranch(branchesIn(standing));
	if (!recorded) return 'writing/not-found';
	const proved = await provedBy(standing.scenario, recorded);
	return untilNotFaster(app.db, (trx) => mark(app, trx, trainer, { marking: parsed, proved }));
}

async function mark(
	app: TrialsApp,
	trx: Transaction<Tables>,
	trainer: Person,
	{ marking, proved }: { marking: Marking; proved: Proved }
): Promise<MarkRefusal | undefined> {
	const found = await toBeMarked(app, trx, trainer, marking);
	if (typeof found === 'string') return found;
	const ticks = expectedPoints(found.held.scenario, found.text.decision).filter((id) => marking.ticks.includes(id));
	const before = (await standingAssessments(trx, marking.trialId)).find(
		(row) => row.event_seq === marking.seq && row.as === 'trainer'
	);
	if ((before?.id ?? '') !== marking.supersedes)
		return (await isTheSame(trx, before, { ...marking, ticks }, trainer)) ? undefined : 'writing/already-marked';
	await write(app, trx, trainer, { ...found, proved, marking: { ...marking, ticks } });
	return undefined;
}

/** The text, where its writer has asked for it and this trainer may mark it. */
async function toBeMarked(
	app: TrialsApp,
	trx: Transaction<Tables>,
	trainer: Person,
	{ trialId, seq }: Marking
): Promise<Marked | MarkRefusal> {
	const standing = await standingTrial(app, trx, trialId);
	const text = standing && (await writtenText(trx, standing, seq));
	if (!text || !may(trainer, 'writing/mark', { ownerId: text.writerId })) return 'writing/not-found';
	const request = requestState(await requestsOf(trx, trialId), seq);
	if (request.state === 'none') return 'writing/not-found';
	if (request.state === 'withdrawn') return 'writing/withdrawn';
	if (text.body === null) return 'writing/erased';
	const held = await heldTrial(app, trx, text.writerId, trialId);
	return held ? { held, text, request } : 'writing/not-found';
}

/** Whether the marks that stand are those of this very form, sent before. */
async function isTheSame(
	trx: Transaction<Tables>,
	standing: AssessmentRow | undefined,
	{ ticks, comment, supersedes }: Marking,
	trainer: Person
): Promise<boolean> {
	if (standing?.assessor_id !== trainer.id || (standing.supersedes ?? '') !== supersedes) return false;
	const said = standing.text_id === null ? '' : await readSealedText(trx, standing.text_id);
	return standing.ticks === canonicalJson([...ticks]) && said === comment;
}

async function write(
	app: TrialsApp,
	trx: Transaction<Tables>,
	trainer: Person,
	{ held, text, request, proved, marking }: Marked & { proved: Proved; marking: Marking }
): Promise<void> {
	const at = app.clock().toISOString();
	const id = app.newId();
	const { trialId, seq, supersedes, comment } = marking;
	// The comment is about the learner: it is erased with the learner's texts, not with the trainer's.
	const said =
		comment === '' ? undefined : await sealText(trx, { id: app.newId(), personId: text.writerId, body: comment });
	await insertAssessment(trx, {
		id,
		trial_id: trialId,
		event_seq: seq,
		assessor_id: trainer.id,
		as: 'trainer',
		ticks: canonicalJson([...marking.ticks]),
		supersedes: supersedes === '' ? null : supersedes,
		at,
		text_id: said?.textId ?? null,
		text_hash: said?.textHash ?? null
	});
	if (request.state === 'asked') {
		const row = { trial_id: trialId, event_seq: seq, seq: request.next, by_person_id: trainer.id, at };
		await appendRequestAct(trx, { ...row, act: 'marked', writerId: text.writerId });
	}
	await recordEnd(app, trx, { id: text.writerId }, held, proved, trainer.id);
	const body = {
		event: seq,
		assessment: id,
		ticks: [...marking.ticks],
		comment: said?.textHash ?? null,
		supersedes: supersedes === '' ? null : supersedes
	};
	await appendJournal(trx, { at, actorId: trainer.id, act: 'writing/marked', subject: trialId, body });
}
