import { may, type Person } from '#lib/people/index.ts';
import { readCheckpoints, type SignedCheckpoint } from '#lib/records/index.ts';
import type { JournalVerdict } from '#lib/records/journal-chain.ts';
import type { App } from '../app.ts';
import { verifyStoredJournal } from '../db/verify-stored-journal.ts';
import { checkpointHolds } from './checkpoint.ts';

export type JournalChecked =
	| { readonly ok: true; readonly verdict: JournalVerdict; readonly checkpoints: number }
	| { readonly ok: false; readonly code: 'journal/not-allowed' | 'checkpoint/unreadable' | 'checkpoint/altered' };

/** The largest file of checkpoints that is read, in bytes: some hundreds of them. */
export const checkpointsLimit = 256 * 1024;

/**
 * Follows the whole journal, and compares it with the checkpoints of a file that another party kept.
 * @param kept the text of the file; `null` without one
 */
export async function checkJournal(
	{ db }: Pick<App, 'db'>,
	person: Person,
	kept: string | null
): Promise<JournalChecked> {
	if (!may(person, 'journal/read')) return { ok: false, code: 'journal/not-allowed' };
	const checkpoints = kept === null ? [] : checkpointsIn(kept);
	if (!checkpoints) return { ok: false, code: 'checkpoint/unreadable' };
	if (!checkpoints.every(checkpointHolds)) return { ok: false, code: 'checkpoint/altered' };
	return { ok: true, verdict: await verifyStoredJournal(db.read, checkpoints), checkpoints: checkpoints.length };
}

function checkpointsIn(text: string): readonly SignedCheckpoint[] | undefined {
	try {
		return text.length > checkpointsLimit ? undefined : readCheckpoints(text);
	} catch {
		return undefined;
	}
}
