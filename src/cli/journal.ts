/** `npm run journal -- verify [--json]`: follows the chain of the journal from its first row to its last. */
import { verifyStoredJournal } from '#lib/server/db/verify-stored-journal.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { readSettings } from '#lib/server/settings.ts';
import { attempt, report, words } from './report.ts';

await attempt(async () => {
	if (words()[0] !== 'verify') throw new Error('Use: npm run journal -- verify');
	const db = await openDatabase(readSettings(process.env).database);
	try {
		const verdict = await verifyStoredJournal(db.read);
		const line = verdict.ok
			? `The journal holds: ${verdict.entries} entries.`
			: `The journal is broken at entry ${verdict.brokenAt}: ${verdict.reason}. ${verdict.entries} entries before it hold.`;
		report(verdict, [line]);
	} finally {
		await db.close();
	}
});
