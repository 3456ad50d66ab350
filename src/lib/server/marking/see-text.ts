import type { Language } from '#lib/i18n/language.ts';
import { may, nameIn, type Person } from '#lib/people/index.ts';
import { isRoleId, replay, writingTask, type WritingTask } from '#lib/trial/index.ts';
import { standingAssessments } from '../db/assessment-repository.ts';
import { requestsOf } from '../db/marking-request-repository.ts';
import { personById } from '../db/person-repository.ts';
import { readSealedText } from '../db/sealed-text-repository.ts';
import { standingTrial, type StandingTrial } from '../trials/held-trial.ts';
import { readEvent } from '../trials/stored-event.ts';
import type { TrialsApp } from '../trials/trials-app.ts';
import { requestState } from './request-state.ts';
import { seenMarking, type SeenMarking } from './seen-marks.ts';
import { writtenText, type WrittenText } from './written-text.ts';

/** A text as a trainer marks it: what its writer agreed to show, and nothing else of their trial. */
export interface TextToMark {
	readonly state: 'asked' | 'marked';
	readonly task: WritingTask;
	/** Null once erased: it can no longer be marked. */
	readonly text: string | null;
	/** Who wrote it; empty once erased. */
	readonly name: string;
	readonly askedAt: string | null;
	/** The marks that stand. */
	readonly marking: SeenMarking | null;
}

/**
 * The text that an event of a trial holds, for a trainer whom its writer has asked; `withdrawn` where the writer has
 * taken that back; undefined where nobody asked, as where there is no such text or it is the trainer's own.
 */
export async function seeText(
	app: TrialsApp,
	trainer: Person,
	{ trialId, seq, language }: { trialId: string; seq: number; language: Language }
): Promise<TextToMark | 'withdrawn' | undefined> {
	const standing = await standingTrial(app, app.db.read, trialId);
	const text = standing && (await writtenText(app.db.read, standing, seq));
	if (!text || !may(trainer, 'writing/mark', { ownerId: text.writerId })) return undefined;
	const { state, askedAt } = requestState(await requestsOf(app.db.read, trialId), seq);
	if (state === 'none') return undefined;
	if (state === 'withdrawn') return 'withdrawn';
	const writer = await personById(app.db.read, text.writerId);
	return {
		state,
		task: taskOf(standing, text, language),
		text: text.body,
		name: writer ? nameIn(writer, language) : '',
		askedAt,
		marking: await markingOf(app, standing, text, language)
	};
}

/** The task as the writer read it: the log is played again up to the text, whatever branch came after. */
function taskOf({ scenario, log }: StandingTrial, { seq, decision }: WrittenText, language: Language): WritingTask {
	const before = replay(scenario, log.filter((row) => row.seq < seq).map(readEvent));
	const role = scenario.index.decisions.get(decision)?.decision.role;
	if (!isRoleId(role)) throw new Error(`The scenario has no decision ${decision}.`);
	return writingTask(scenario, before, { decision, role, language });
}

async function markingOf(
	app: TrialsApp,
	{ trial, scenario }: StandingTrial,
	{ seq, decision }: WrittenText,
	language: Language
): Promise<SeenMarking | null> {
	const row = (await standingAssessments(app.db.read, trial.id)).find(
		(one) => one.event_seq === seq && one.as === 'trainer'
	);
	if (!row) return null;
	const comment = row.text_id === null ? null : ((await readSealedText(app.db.read, row.text_id)) ?? null);
	return seenMarking(scenario, decision, row, { language, comment });
}
