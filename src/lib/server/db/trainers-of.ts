import type { NotNull } from 'kysely';
import type { Executor } from './database.ts';

/**
 * Who trained whom, as the records tell it: whoever marked a text of theirs, went through a serious turn with them,
 * or opened or conducted a live trial in which they had a seat.
 */
const trainings = (executor: Executor) =>
	executor
		.selectFrom('assessment')
		.innerJoin('trial_event', (join) =>
			join
				.onRef('trial_event.trial_id', '=', 'assessment.trial_id')
				.onRef('trial_event.seq', '=', 'assessment.event_seq')
		)
		.select(['trial_event.person_id as learner', 'assessment.assessor_id as trainer'])
		.where('assessment.as', '=', 'trainer')
		// A list with a gap in it would make « not in » say nothing at all.
		.where('trial_event.person_id', 'is not', null)
		.$narrowType<{ learner: NotNull }>()
		.unionAll((eb) =>
			eb
				.selectFrom('gate_debrief')
				.select(['gate_debrief.person_id as learner', 'gate_debrief.by_person_id as trainer'])
		)
		.unionAll((eb) =>
			eb
				.selectFrom('seat_holder')
				.innerJoin('trial', 'trial.id', 'seat_holder.trial_id')
				.select(['seat_holder.person_id as learner', 'trial.opened_by as trainer'])
				.where('trial.mode', '=', 'live')
		)
		.unionAll((eb) =>
			eb
				.selectFrom('seat_holder')
				.innerJoin('live_member', 'live_member.trial_id', 'seat_holder.trial_id')
				.select(['seat_holder.person_id as learner', 'live_member.person_id as trainer'])
				.where('live_member.part', '=', 'conductor')
		)
		.as('training');

/** Who trained a person, other than the person. */
export async function trainersOf(executor: Executor, personId: string): Promise<ReadonlySet<string>> {
	const rows = await executor
		.selectFrom(trainings(executor))
		.select('training.trainer')
		.distinct()
		.where('training.learner', '=', personId)
		.where('training.trainer', '<>', personId)
		.execute();
	return new Set(rows.map(({ trainer }) => trainer));
}

/** Those whom a person trained, as a list inside another query. */
export const trainedBy = (executor: Executor, personId: string) =>
	executor.selectFrom(trainings(executor)).select('training.learner').where('training.trainer', '=', personId);
