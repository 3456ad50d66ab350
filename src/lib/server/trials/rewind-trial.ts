import type { Person } from '#lib/people/index.ts';
import { isRecorded, momentBefore, type Branch } from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { branchesIn, heldTrial } from './held-trial.ts';
import { submitCommand, type Submitted } from './submit-command.ts';

/**
 * Takes one's own ended trial up again just before a decision of any of its plays, named by the number of the event that
 * took it. Alone, nothing is taken back before the trial has ended: what counts is the first play.
 */
export async function rewindTrial(
	app: TrialsApp,
	person: Person,
	trialId: string,
	{ seq, key }: { seq: number; key: string }
): Promise<Submitted | { refusal: 'trial/not-ended' }> {
	const held = await heldTrial(app, app.db.read, person.id, trialId);
	if (!held) return { refusal: 'trial/not-found' };
	if (!isRecorded(held.state)) return { refusal: 'trial/not-ended' };
	const to = branchesIn(held)
		.map((branch) => beginningOf(branch, seq))
		.find((moment) => moment !== undefined);
	if (to === undefined) return { refusal: 'trial/no-such-moment' };
	return submitCommand(app, person, trialId, { command: { type: 'rewind', to }, key });
}

/** The event before the decision was begun: an examination is taken up before its first question. */
function beginningOf(branch: Branch, seq: number): number | undefined {
	const event = branch.events.find((one) => one.seq === seq)?.event;
	if (!event || !('decision' in event)) return undefined;
	const first = branch.events.find((one) => 'decision' in one.event && one.event.decision === event.decision);
	return first && momentBefore(branch, first.seq);
}
