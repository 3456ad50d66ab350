import { may, type Act, type Person } from '#lib/people/index.ts';
import type { Executor } from '../db/database.ts';
import { heldTrial, type HeldTrial } from '../trials/held-trial.ts';
import type { TrialsApp } from '../trials/trials-app.ts';
import { writtenText, type WrittenText } from './written-text.ts';

/** One's own text in one's own ended trial, for an act; undefined where it is another's, as where there is none. */
export async function ownText(
	app: TrialsApp,
	executor: Executor,
	person: Person,
	{ act, trialId, seq }: { act: Act; trialId: string; seq: number }
): Promise<{ held: HeldTrial; text: WrittenText } | undefined> {
	const held = await heldTrial(app, executor, person.id, trialId);
	if (!held || held.state.status !== 'ended') return undefined;
	const text = await writtenText(executor, held, seq);
	return text && may(person, act, { ownerId: text.writerId }) ? { held, text } : undefined;
}
