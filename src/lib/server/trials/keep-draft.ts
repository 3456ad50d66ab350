import type { Person } from '#lib/people/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { saveDraft } from '../db/draft-repository.ts';
import { findSeatOf } from '../db/trial-repository.ts';
import { draftPlace } from './submit-command.ts';

/** Keeps what a person is writing for a decision of their trial; gives false when the trial is not theirs. */
export async function keepDraft(
	app: TrialsApp,
	person: Person,
	trialId: string,
	{ decision, text }: { decision: string; text: string }
): Promise<boolean> {
	if (!(await findSeatOf(app.db.read, trialId, person.id))) return false;
	const at = app.clock().toISOString();
	await saveDraft(app.db.write, { personId: person.id, place: draftPlace(trialId, decision), body: text, at });
	return true;
}
