import type { RequestRow } from '../db/marking-request-repository.ts';

/** Whether a trainer's reading of a text is asked for: nobody asked, it waits, it was taken back, it was done. */
export interface RequestState {
	readonly state: 'none' | 'asked' | 'withdrawn' | 'marked';
	/** When it was last asked for; null where it never was. */
	readonly askedAt: string | null;
	/** The number of the next act. */
	readonly next: number;
}

/** Where the request for the text of an event stands, after the acts of its trial. */
export function requestState(acts: readonly RequestRow[], eventSeq: number): RequestState {
	const own = acts.filter((row) => row.event_seq === eventSeq);
	return {
		state: own.at(-1)?.act ?? 'none',
		askedAt: own.findLast(({ act }) => act === 'asked')?.at ?? null,
		next: own.length + 1
	};
}
