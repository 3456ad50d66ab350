import { sha256Hex } from '#lib/records/index.ts';
import { standingOf, stateText, type TrialState } from '#lib/trial/index.ts';
import type { TrialHeadRow } from '../db/trial-repository.ts';

/** When the hard timer of a live room is up; null where none runs. */
export function deadlineOf({ live, status }: TrialState): string | null {
	const timer = live?.hall?.timer;
	return status === 'playing' && timer?.hard ? timer.endsAt : null;
}

/** Where a trial stands, for lists and for the proof that a replay comes to the same state. */
export function headOf(trialId: string, state: TrialState): TrialHeadRow {
	const snapshot = stateText(state);
	const standing = standingOf(state);
	return {
		trial_id: trialId,
		seq: state.seq,
		snapshot,
		state_hash: sha256Hex(snapshot),
		scene: state.case.at ?? '',
		status: standing === 'new' ? 'playing' : standing,
		deadline_at: deadlineOf(state)
	};
}
