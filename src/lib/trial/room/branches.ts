import type { TrialEvent } from './event.ts';
import { replay, replayBranch } from './room-evolve.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { NumberedEvent, TrialState, TrialStatus } from './trial-state.ts';

/** Where a branch left another: after the event `seq`, which both have. */
export interface Fork {
	readonly branch: number;
	readonly seq: number;
}

/** One play of a trial, from its opening to where it was left or ended. */
export interface Branch {
	/** How many times the trial had been rewound before: 0 is the first play. */
	readonly number: number;
	readonly from: Fork | null;
	/** All its events, those it shares with the branch it left included. */
	readonly events: readonly NumberedEvent[];
	readonly state: TrialState;
}

/**
 * The plays that a log holds, in the order in which they began. One that was rewound again before anything happened in it
 * is none, unless it is the one now played.
 */
export function branchesOf(scenario: Scenario, log: readonly TrialEvent[]): Branch[] {
	const now = replay(scenario, log);
	const paths = [...now.left.map(({ events }) => events), now.branch];
	const rewinds = log.flatMap((event, at) => (event.type === 'rewound' ? [{ seq: at + 1, to: event.to }] : []));
	return paths.flatMap((events, number) => {
		const begun = rewinds[number - 1];
		const isOwn = begun === undefined || number === paths.length - 1 || events.some(({ seq }) => seq > begun.seq);
		if (!isOwn) return [];
		const from = begun ? { branch: rewinds.filter(({ seq }) => seq < begun.to).length, seq: begun.to } : null;
		return [{ number, from, events, state: replayBranch(scenario, events) }];
	});
}

/**
 * The branch that the record takes: the one that whoever led the debrief has named, otherwise the first that reached an
 * ending; undefined while none has. The branch now played holds all of the debrief.
 */
export function recordedBranch(branches: readonly Branch[]): Branch | undefined {
	const ended = branches.filter(({ state }) => state.ending !== null);
	const named = branches.at(-1)?.state.live?.debrief?.record;
	return ended.find(({ number }) => number === named) ?? ended[0];
}

/** Whether an ended trial is being played again, or was: its record is another branch than the one now played. */
export const isReplay = ({ left }: TrialState): boolean => left.some(({ ending }) => ending !== null);

/** Whether a play of this trial has reached an ending: the record is made, and whatever comes after is practice. */
export const isRecorded = (state: TrialState): boolean => state.ending !== null || isReplay(state);

/**
 * Where a trial stands as a whole: `replaying` while a new branch of an ended one is played, `ended` again once that is
 * given up.
 */
export function standingOf(state: TrialState): TrialStatus | 'replaying' {
	if (!isRecorded(state)) return state.status;
	return state.status === 'playing' ? 'replaying' : 'ended';
}

/** The event to go back to so that the decision taken by the event `seq` of a branch is taken again. */
export const momentBefore = ({ events }: Branch, seq: number): number | undefined =>
	events.filter((one) => one.seq < seq).at(-1)?.seq;
