import { draftsUnder, saveDraft } from '../db/draft-repository.ts';
import { draftPlace } from '../trials/submit-command.ts';
import type { LiveApp } from './act.ts';
import type { Here } from './member-here.ts';
import { seatNow } from './room.ts';

/** Keeps what somebody is writing for a decision of their role; false where it is none. */
export async function keepLiveDraft(
	app: LiveApp,
	{ personId }: Here,
	trialId: string,
	{ decision: id, text }: { decision: string; text: string }
): Promise<boolean> {
	const room = await app.live.room(trialId);
	const decision = room?.scenario.index.decisions.get(id)?.decision;
	if (!room || decision?.kind !== 'write' || seatNow(room, personId)?.role !== decision.role) return false;
	const at = app.clock().toISOString();
	await saveDraft(app.db.write, { personId, place: draftPlace(trialId, id), body: text, at });
	return true;
}

/** What somebody was writing in a room, by decision. */
export async function liveDrafts(app: LiveApp, { personId }: Here, trialId: string): Promise<Record<string, string>> {
	const prefix = draftPlace(trialId, '');
	const drafts = await draftsUnder(app.db.read, personId, prefix);
	return Object.fromEntries([...drafts].map(([place, body]) => [place.slice(prefix.length), body]));
}
