import type { Insertable, Selectable, Transaction } from 'kysely';
import type { Executor } from './database.ts';
import type { Tables } from './tables.ts';
import type { AssessmentTable } from './tables/trials.ts';

/** What an assessor ticked, with the name that the account has now; empty once erased. */
export interface AssessmentRow extends Selectable<AssessmentTable> {
	name_latin: string;
	name_arabic: string;
}

const assessments = (executor: Executor, trialId: string) =>
	executor
		.selectFrom('assessment')
		.innerJoin('person', 'person.id', 'assessment.assessor_id')
		.selectAll('assessment')
		.select(['person.name_latin', 'person.name_arabic'])
		.where('assessment.trial_id', '=', trialId);

/** The assessments of a trial that no later one supersedes. */
export const standingAssessments = (executor: Executor, trialId: string): Promise<AssessmentRow[]> =>
	assessments(executor, trialId)
		.where((eb) =>
			eb.not(
				eb.exists(
					eb.selectFrom('assessment as later').select('later.id').whereRef('later.supersedes', '=', 'assessment.id')
				)
			)
		)
		.orderBy('assessment.event_seq')
		.orderBy('assessment.id')
		.execute();

/** How often trainers have marked texts of a trial, superseded marks included. */
export async function countMarkings(executor: Executor, trialId: string): Promise<number> {
	const { n } = await executor
		.selectFrom('assessment')
		.select(({ fn }) => fn.countAll<number | string>().as('n'))
		.where('trial_id', '=', trialId)
		.where('as', '=', 'trainer')
		.executeTakeFirstOrThrow();
	return Number(n);
}

/**
 * Records an assessment. Its keys throw where somebody was faster: one first one an assessor, and one among trainers;
 * one that supersedes a given one.
 */
export const insertAssessment = (trx: Transaction<Tables>, row: Insertable<AssessmentTable>) =>
	trx.insertInto('assessment').values(row).execute();
