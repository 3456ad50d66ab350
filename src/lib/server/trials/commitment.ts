import { may, type Person } from '#lib/people/index.ts';
import { commitmentsOf, keepCommitment } from '../db/debrief-note-repository.ts';
import type { HeldCommitment } from '../db/trial-repository.ts';
import type { TrialsApp } from './trials-app.ts';

/** What a person said they would do, after a trial. */
export interface Commitment {
	readonly trial: string;
	readonly text: string;
	readonly at: string;
	readonly doneAt: string | null;
}

/** A person's latest commitment of their trials, while it is open. */
export function openCommitment(
	person: Person,
	trials: readonly (HeldCommitment & { readonly id: string })[]
): Commitment | null {
	if (!may(person, 'notebook/keep', { ownerId: person.id })) return null;
	const made = trials.flatMap(({ id, commitment, committedAt, doneAt }) =>
		commitment === null || committedAt === null ? [] : [{ trial: id, text: commitment, at: committedAt, doneAt }]
	);
	const latest = made.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
	return latest?.doneAt === null ? latest : null;
}

/** Their latest commitment of another trial than this one, to come back to in its debrief. */
export async function earlierCommitment(
	app: Pick<TrialsApp, 'db'>,
	person: Person,
	trial: string
): Promise<Commitment | null> {
	if (!may(person, 'notebook/keep', { ownerId: person.id })) return null;
	const latest = (await commitmentsOf(app.db.read, person.id)).find(({ trial_id }) => trial_id !== trial);
	return latest ? { trial: latest.trial_id, text: latest.body, at: latest.at, doneAt: latest.done_at } : null;
}

/** Marks a commitment of one's own as kept; false where there is none that is open. */
export const markCommitmentKept = (
	app: Pick<TrialsApp, 'db' | 'clock'>,
	person: Person,
	trial: string
): Promise<boolean> =>
	keepCommitment(app.db.write, { personId: person.id, trialId: trial, at: app.clock().toISOString() });
