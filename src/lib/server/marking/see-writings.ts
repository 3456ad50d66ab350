import type { Language } from '#lib/i18n/language.ts';
import { writtenIn } from '#lib/trial/index.ts';
import { standingAssessments, type AssessmentRow } from '../db/assessment-repository.ts';
import type { Executor } from '../db/database.ts';
import { requestsOf } from '../db/marking-request-repository.ts';
import { readSealedTexts } from '../db/sealed-text-repository.ts';
import type { StandingTrial } from '../trials/held-trial.ts';
import { requestState, type RequestState } from './request-state.ts';
import { seenMarking, seenTicks, type SeenMarking, type SeenTicks } from './seen-marks.ts';

/** What the debrief shows of a written decision beside its text. */
export interface SeenWriting {
	/** The event that holds the text. */
	readonly seq: number;
	/** What its writer found in it: shown to nobody else. */
	readonly own: SeenTicks | null;
	readonly request: Pick<RequestState, 'state' | 'askedAt'>;
	readonly marking: SeenMarking | null;
}

/** The written decisions of one play with their marks, by decision; and the marks of the whole trial. */
export interface SeenWritings {
	readonly writings: Readonly<Record<string, SeenWriting>>;
	readonly marks: readonly AssessmentRow[];
}

/** Gathers them for a reader: the writer, whose `own` they are, or a certifier, who sees no more than counts. */
export async function seeWritings(
	executor: Executor,
	{ trial, scenario, state }: Pick<StandingTrial, 'trial' | 'scenario' | 'state'>,
	{ own, language }: { own: boolean; language: Language }
): Promise<SeenWritings> {
	const written = writtenIn(state);
	if (written.length === 0) return { writings: {}, marks: [] };
	const marks = await standingAssessments(executor, trial.id);
	const acts = await requestsOf(executor, trial.id);
	const comments = own ? await commentsOf(executor, marks) : new Map<string, string>();
	const writings = written.map(({ seq, decision }) => {
		const of = (as: AssessmentRow['as']) => marks.find((row) => row.event_seq === seq && row.as === as);
		const [self, trainer] = [own ? of('self') : undefined, of('trainer')];
		const { state: asked, askedAt } = requestState(acts, seq);
		const comment = comments.get(trainer?.text_id ?? '') ?? null;
		return [
			decision,
			{
				seq,
				own: self ? seenTicks(scenario, decision, self) : null,
				request: { state: asked, askedAt },
				marking: trainer ? seenMarking(scenario, decision, trainer, { language, comment }) : null
			}
		] as const;
	});
	return { writings: Object.fromEntries(writings), marks };
}

const commentsOf = (executor: Executor, marks: readonly AssessmentRow[]): Promise<Map<string, string>> =>
	readSealedTexts(
		executor,
		marks.flatMap(({ text_id }) => text_id ?? [])
	);
