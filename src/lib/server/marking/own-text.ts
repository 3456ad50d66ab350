import { may, type Act, type Person } from '#lib/people/index.ts';
import { recordedBranch } from '#lib/trial/index.ts';
import type { Executor } from '../db/database.ts';
import { branchesIn, heldTrial, type HeldTrial } from '../trials/held-trial.ts';
import type { TrialsApp } from '../trials/trials-app.ts';
import { writtenText, type WrittenText } from './written-text.ts';

/** One's own text in the recorded play of one's own trial, for an act; undefined where it is another's, as where there is none. */
export async function ownText(
	app: TrialsApp,
	executor: Executor,
	person: Person,
	{ act, trialId, seq }: { act: Act; trialId: string; seq: number }
): Promise<{ held: HeldTrial; text: WrittenText } | undefined> {
	const held = await heldTrial(app, executor, person.id, trialId);
	if (!held) return undefined;
	const recorded = recordedBranch(branchesIn(held));
	if (!recorded?.events.some((event) => event.seq === seq)) return undefined;
	const text = await writtenText(executor, held, seq);
	return text && may(person, act, { ownerId: text.writerId }) ? { held, text } : undefined;
}
