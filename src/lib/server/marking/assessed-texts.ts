import * as v from 'valibot';
import { assessedIn, type Assessed, type TrialState } from '#lib/trial/index.ts';
import { standingAssessments, type AssessmentRow } from '../db/assessment-repository.ts';
import type { Executor } from '../db/database.ts';

const ticksSchema = v.array(v.string());

/** The ids of the points that an assessment found. */
export const ticksOf = ({ ticks }: Pick<AssessmentRow, 'ticks'>): string[] => v.parse(ticksSchema, JSON.parse(ticks));

/** The trainers' marks of a trial that stand, of whichever branch. */
export const trainersMarks = async (executor: Executor, trialId: string): Promise<AssessmentRow[]> =>
	(await standingAssessments(executor, trialId)).filter((row) => row.as === 'trainer');

/** What counts of these marks in the branch that a state has played: never what a learner ticked themself. */
export const countedIn = (state: TrialState, marks: readonly AssessmentRow[]): Assessed =>
	assessedIn(
		state,
		marks.filter((row) => row.as === 'trainer').map((row) => ({ seq: row.event_seq, ticks: ticksOf(row) }))
	);
