import type { Person } from '#lib/people/index.ts';
import { recordedBranch, type Branch } from '#lib/trial/index.ts';
import { certifierMaySee } from '../certification/certifier-may-see.ts';
import { branchesIn, standingTrial, type StandingTrial } from './held-trial.ts';
import type { TrialsApp } from './trials-app.ts';

/** A trial whose record is made, opened by someone who may read it. */
export interface ReadableTrial {
	readonly own: boolean;
	readonly standing: StandingTrial;
	readonly branches: readonly Branch[];
	readonly recorded: Branch;
}

/**
 * The trial to its player, and to a certifier who examines it as evidence; `not-ended` while no play of it has, undefined
 * for whom it does not exist.
 */
export async function readEndedTrial(
	app: TrialsApp,
	person: Person,
	trialId: string
): Promise<ReadableTrial | 'not-ended' | undefined> {
	const standing = await standingTrial(app, app.db.read, trialId);
	if (!standing) return undefined;
	const own = standing.trial.opened_by === person.id;
	if (!own && !(await certifierMaySee(app, person, { kind: 'trial', id: trialId }))) return undefined;
	const branches = branchesIn(standing);
	const recorded = recordedBranch(branches);
	return recorded ? { own, standing, branches, recorded } : 'not-ended';
}
