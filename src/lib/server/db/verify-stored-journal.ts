import { followJournal } from '#lib/records/index.ts';
import type { JournalCheckpoint, JournalVerdict } from '#lib/records/journal-chain.ts';
import type { Executor } from './database.ts';
import { journalRowsAfter } from './journal-repository.ts';

const pageLength = 1000;

/** Verifies the whole stored journal, page by page, so that its length does not matter. */
export async function verifyStoredJournal(
	executor: Executor,
	checkpoints: readonly JournalCheckpoint[] = []
): Promise<JournalVerdict> {
	const follower = followJournal(checkpoints);
	for (let last = 0; ;) {
		const rows = await journalRowsAfter(executor, last, pageLength);
		for (const row of rows) {
			const verdict = follower.read(row);
			if (verdict) return verdict;
			last = row.seq;
		}
		if (rows.length === 0) return follower.end();
	}
}
