import type { App } from '../app.ts';
import { lastActAt } from '../db/journal-repository.ts';

/** Clocks of nodes differ by less. */
const allowance = 60_000;

/**
 * What to tell the operator at the start where the last act of the journal is of a later time than it is by this clock: a
 * machine without a battery for its clock wakes up years ago, and people would be signed out, timers and certificates run
 * wrong. An act before the last may be of a later time for good, where the clock was ahead once and was set right.
 */
export async function clockBehind({ db, clock }: Pick<App, 'db' | 'clock'>): Promise<string[]> {
	const [now, last] = [clock(), await lastActAt(db.read)];
	if (last === undefined || Date.parse(last) <= now.getTime() + allowance) return [];
	return [
		`THE CLOCK OF THIS MACHINE SAYS ${now.toISOString()}, and the journal holds an act of ${last}.`,
		'  Set the clock right and start again: times, deadlines and certificates depend on it.'
	];
}
