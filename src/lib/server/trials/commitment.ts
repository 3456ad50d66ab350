import { may, type Person } from '#lib/people/index.ts';
import { commitmentsOf, keepCommitment } from '../db/debrief-note-repository.ts';
import type { TrialsApp } from './trials-app.ts';

/** What a person said they would do, after a trial. */
export interface Commitment {
	readonly trial: string;
	readonly text: string;
	readonly at: string;
	readonly doneAt: string | null;
}

/** A person's latest commitment, while it is open: a later one replaces it. Nobody else can ask for it. */
export async function openCommitment(app: Pick<TrialsApp, 'db'>, person: Person): Promise<Commitment | null> {
	const latest = await latestCommitment(app, person);
	return latest && latest.doneAt === null ? latest : null;
}

/** Their latest commitment of another trial than this one, to come back to in its debrief. */
export const earlierCommitment = (app: Pick<TrialsApp, 'db'>, person: Person, trial: string) =>
	latestCommitment(app, person, trial);

async function latestCommitment(
	app: Pick<TrialsApp, 'db'>,
	person: Person,
	notOf?: string
): Promise<Commitment | null> {
	if (!may(person, 'notebook/keep', { ownerId: person.id })) return null;
	const latest = (await commitmentsOf(app.db.read, person.id)).find(({ trial_id }) => trial_id !== notOf);
	return latest ? { trial: latest.trial_id, text: latest.body, at: latest.at, doneAt: latest.done_at } : null;
}

/** Marks a commitment of one's own as kept; false where there is none that is open. */
export const markCommitmentKept = (
	app: Pick<TrialsApp, 'db' | 'clock'>,
	person: Person,
	trial: string
): Promise<boolean> =>
	keepCommitment(app.db.write, { personId: person.id, trialId: trial, at: app.clock().toISOString() });
