import type { App } from '../app.ts';
import { latestActAt } from '../db/journal-repository.ts';

/** Clocks of nodes differ by less. */
const allowance = 60_000;

/**
 * What to tell the operator at the start where the journal holds an act of a later time than it is by this clock: a machine
 * without a battery for its clock wakes up years ago, and people would be signed out, timers and certificates run wrong.
 */
export async function clockBehind({ db, clock }: Pick<App, 'db' | 'clock'>): Promise<string[]> {
	const [now, latest] = [clock(), await latestActAt(db.read)];
	if (latest === undefined || Date.parse(latest) <= now.getTime() + allowance) return [];
	return [
		`THE CLOCK OF THIS MACHINE SAYS ${now.toISOString()}, and the journal holds an act of ${latest}.`,
		'  Set the clock right and start again: times, deadlines and certificates depend on it.'
	];
}
