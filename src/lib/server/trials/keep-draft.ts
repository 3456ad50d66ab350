import type { Person } from '#lib/people/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { saveDraft } from '../db/draft-repository.ts';
import { heldTrial } from './held-trial.ts';
import { draftPlace } from './submit-command.ts';

/** Keeps what a person is writing for a decision of their trial; gives false when there is none such, or not theirs. */
export async function keepDraft(
	app: TrialsApp,
	person: Person,
	trialId: string,
	{ decision, text }: { decision: string; text: string }
): Promise<boolean> {
	const held = await heldTrial(app, app.db.read, person.id, trialId);
	if (held?.scenario.index.decisions.get(decision)?.decision.kind !== 'write') return false;
	const at = app.clock().toISOString();
	await saveDraft(app.db.write, { personId: person.id, place: draftPlace(trialId, decision), body: text, at });
	return true;
}
