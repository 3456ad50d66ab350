import { decisionsTaken, type DecisionTaken } from './own-decisions.ts';
import { isAboutRoom } from '../live/live-evolve.ts';
import { replayBranch } from '../room/room-evolve.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { NumberedEvent, TrialState } from '../room/trial-state.ts';

/** One play of a trial, gone through. */
export interface WalkedPlay {
	/** How many times the trial had been rewound before: 0 is the first play. */
	readonly number: number;
	/** The events up to the last that moved the case. */
	readonly events: readonly NumberedEvent[];
	readonly state: TrialState;
}

/** A decision of a play, with the play that it was first taken in. */
export interface WalkedDecision extends DecisionTaken {
	readonly play: number;
}

/**
 * The plays of a trial, the one that the record takes first: the one that was named for it, otherwise the first that ended,
 * or the one now played where none has.
 */
export function walkedPlays(scenario: Scenario, { left, branch, ending, live }: TrialState): WalkedPlay[] {
	const paths = [...left, { events: branch, ending }].map((path, number) => ({ ...path, number }));
	const named = live?.debrief?.record;
	const ended = paths.filter((path) => path.ending !== null);
	const recorded = ended.find(({ number }) => number === named) ?? ended[0] ?? paths.at(-1);
	return [...paths.filter((path) => path === recorded), ...paths.filter((path) => path !== recorded)].map(
		({ number, events }) => ({ number, ...walk(scenario, events) })
	);
}

/** The play that is gone through first, and recorded where it ended. */
export function walkedPlay(scenario: Scenario, state: TrialState): WalkedPlay {
	const [first] = walkedPlays(scenario, state);
	if (!first) throw new Error('a trial has at least the play that it is in');
	return first;
}

/** The decisions that people took, of every play, each once; those of the recorded play first. */
export function decisionsWalked(scenario: Scenario, state: TrialState): WalkedDecision[] {
	const found = new Map<number, WalkedDecision>();
	for (const { number, events } of walkedPlays(scenario, state))
		for (const one of walk(scenario, events).decisions)
			if (one.together.by !== 'script' && !found.has(one.together.seq))
				found.set(one.together.seq, { ...one, play: number });
	return [...found.values()];
}

interface Walked {
	readonly events: readonly NumberedEvent[];
	readonly state: TrialState;
	readonly decisions: readonly DecisionTaken[];
}

/** Kept by the last event that moved the case: what happens in the room after it, as in the debrief, changes none of it. */
const kept = new WeakMap<NumberedEvent, Walked>();

function walk(scenario: Scenario, path: readonly NumberedEvent[]): Walked {
	const events = path.slice(0, path.findLastIndex(({ event }) => !isAboutRoom(event)) + 1);
	const last = events.at(-1);
	const known = last && kept.get(last);
	if (known) return known;
	const state = replayBranch(scenario, events);
	const walked = { events, state, decisions: decisionsTaken(scenario, state) };
	if (last) kept.set(last, walked);
	return walked;
}
