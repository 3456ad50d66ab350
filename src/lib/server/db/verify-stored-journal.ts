import { journalFault, type JournalCheckpoint, type JournalVerdict } from '#lib/records/journal-chain.ts';
import type { Executor } from './database.ts';
import { journalRowsAfter } from './journal-repository.ts';

const pageLength = 1000;

/** Verifies the whole stored journal, page by page, so that its length does not matter. */
export async function verifyStoredJournal(executor: Executor): Promise<JournalVerdict> {
	let previous: JournalCheckpoint | undefined;
	for (;;) {
		const entries = previous?.seq ?? 0;
		const rows = await journalRowsAfter(executor, entries, pageLength);
		for (const row of rows) {
			const reason = journalFault(row, previous);
			const before = previous?.seq ?? 0;
			if (reason) return { ok: false, entries: before, brokenAt: before + 1, reason };
			previous = row;
		}
		if (rows.length === 0) return { ok: true, entries };
	}
}
