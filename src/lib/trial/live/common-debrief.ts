import type { DebriefEvent } from '../room/event.ts';

/** A grave error of a branch that the room has gone through. */
export interface TickedGate {
	readonly branch: number;
	readonly gate: string;
}

/** The debrief that a room holds together, led by whoever conducts. Decisions are named by the event that took them. */
export interface CommonDebrief {
	/** The decision that everybody looks at; null before the first. */
	readonly at: number | null;
	/** The decisions whose ballots, best answer and law everybody has been shown. */
	readonly revealed: readonly number[];
	readonly gates: readonly TickedGate[];
	/** Observers fill in no more, and what they found is shown. */
	readonly gridsClosed: boolean;
	/** The play that the record takes, by how often the trial had been rewound before; left out where nobody named one. */
	readonly record?: number;
	/** The event that closed it: the record is made of what happened until then. */
	readonly closed: number | null;
}

/** A debrief that has not begun. */
export const unbegunDebrief: CommonDebrief = { at: null, revealed: [], gates: [], gridsClosed: false, closed: null };

const debriefEvents = new Set<string>([
	'debrief-moved',
	'decision-revealed',
	'gate-debriefed',
	'record-named',
	'grids-closed',
	'debrief-closed'
] satisfies DebriefEvent['type'][]);

/** True where an event of this type belongs to the common debrief. */
export const isOfDebrief = (event: { readonly type: string }): event is DebriefEvent => debriefEvents.has(event.type);

/** The debrief after one of its events; `seq` is the number of that event. */
export function applyToDebrief(debrief: CommonDebrief, event: DebriefEvent, seq: number): CommonDebrief {
	switch (event.type) {
		case 'debrief-moved':
			return { ...debrief, at: event.to };
		case 'decision-revealed':
			return { ...debrief, revealed: [...debrief.revealed, event.of] };
		case 'gate-debriefed':
			return { ...debrief, gates: [...debrief.gates, { branch: event.branch, gate: event.gate }] };
		case 'record-named':
			return { ...debrief, record: event.play };
		case 'grids-closed':
			return { ...debrief, gridsClosed: true };
		case 'debrief-closed':
			return { ...debrief, closed: seq, gridsClosed: true };
	}
}
