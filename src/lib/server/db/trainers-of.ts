import type { Executor } from './database.ts';

/**
 * Who trained a person, as the records tell it: whoever marked a text of theirs, went through a serious turn with them,
 * or opened or conducted a live trial in which they had a seat.
 */
export async function trainersOf(executor: Executor, personId: string): Promise<ReadonlySet<string>> {
	const rows = await executor
		.selectFrom('assessment')
		.innerJoin('trial_event', (join) =>
			join
				.onRef('trial_event.trial_id', '=', 'assessment.trial_id')
				.onRef('trial_event.seq', '=', 'assessment.event_seq')
		)
		.select('assessment.assessor_id as trainer')
		.where('trial_event.person_id', '=', personId)
		.where('assessment.as', '=', 'trainer')
		.union((eb) =>
			eb.selectFrom('gate_debrief').select('gate_debrief.by_person_id as trainer').where('person_id', '=', personId)
		)
		.union((eb) =>
			eb
				.selectFrom('seat_holder')
				.innerJoin('trial', 'trial.id', 'seat_holder.trial_id')
				.select('trial.opened_by as trainer')
				.where('seat_holder.person_id', '=', personId)
				.where('trial.mode', '=', 'live')
		)
		.union((eb) =>
			eb
				.selectFrom('seat_holder')
				.innerJoin('live_member', 'live_member.trial_id', 'seat_holder.trial_id')
				.select('live_member.person_id as trainer')
				.where('seat_holder.person_id', '=', personId)
				.where('live_member.part', '=', 'conductor')
		)
		.execute();
	return new Set(rows.map(({ trainer }) => trainer).filter((trainer) => trainer !== personId));
}
