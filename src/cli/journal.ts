/**
 * `npm run journal -- verify [--checkpoint <file>]… [--json]`: follows the chain of the journal from its first row to its
 * last, and compares it with the checkpoints that another party kept.
 * `npm run journal -- checkpoint [--json]`: prints a checkpoint to hand over.
 * `npm run journal -- rotate [--json]`: puts a new key in the place of the one that signs checkpoints.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { keysAfter, readCheckpoints, type SignedCheckpoint } from '#lib/records/index.ts';
import type { JournalVerdict } from '#lib/records/journal-chain.ts';
import { openDatabase, type Db } from '#lib/server/db/database.ts';
import { verifyStoredJournal } from '#lib/server/db/verify-stored-journal.ts';
import { checkpointKeys, rotateCheckpointKey } from '#lib/server/journal/checkpoint-keys.ts';
import { checkpointHolds, checkpointNow } from '#lib/server/journal/checkpoint.ts';
import { readSettings, type Settings } from '#lib/server/settings.ts';
import { attempt, report } from './report.ts';

const usage = 'Use: npm run journal -- verify [--checkpoint <file>]…, or checkpoint, or rotate';

const readArguments = () =>
	parseArgs({
		options: { checkpoint: { type: 'string', multiple: true, default: [] }, json: { type: 'boolean' } },
		allowPositionals: true
	});

const readKept = async (files: readonly string[]): Promise<readonly SignedCheckpoint[]> =>
	(await Promise.all(files.map(async (file) => readCheckpoints(await readFile(file, 'utf8'))))).flat();

const verify = async (db: Db, settings: Settings, files: readonly string[]) => {
	const kept = await readKept(files);
	const forged = kept.find((checkpoint) => !checkpointHolds(checkpoint));
	if (forged) {
		const line = `The checkpoint of entry ${forged.seq} is not what its key signed: it was altered and proves nothing.`;
		report({ ok: false, entries: 0, reason: 'checkpoint/altered', checkpoint: forged.seq }, [line]);
		return;
	}
	const verdict = await verifyStoredJournal(db.read, kept);
	const keys = [...new Set(kept.map(({ key }) => key))];
	const { key: inUse, handovers } = await checkpointKeys({ db, settings });
	const unknown = keys.filter((key) => !keysAfter(key, handovers).includes(inUse));
	const lines = keys.map((key) => keyLine(key, !unknown.includes(key)));
	report({ ...verdict, checkpoints: kept.length, keys, unknown }, [sentence(verdict), ...lines]);
};

const sentence = (verdict: JournalVerdict): string => {
	if (verdict.ok) return `The journal holds: ${verdict.entries} entries.`;
	const { brokenAt, until, reason, entries } = verdict;
	const where = until === undefined ? `at entry ${brokenAt}` : `between the entries ${brokenAt} and ${until}`;
	return `The journal is broken ${where}: ${reason}. ${entries} entries before it hold.`;
};

const keyLine = (key: string, handsOver: boolean) =>
	handsOver
		? `Checkpoints signed with the key ${key}: compare it with the one you were told.`
		: `Checkpoints signed with the key ${key}, which is not the one in use here and never handed over to it.`;

await attempt(async () => {
	const { values, positionals } = readArguments();
	const settings = readSettings(process.env);
	const db = await openDatabase(settings.database);
	try {
		if (positionals[0] === 'verify') await verify(db, settings, values.checkpoint);
		else if (positionals[0] === 'checkpoint') {
			const checkpoint = await checkpointNow({ db, settings, clock: () => new Date() });
			report({ ok: true, checkpoint }, [JSON.stringify(checkpoint, null, '\t')]);
		} else if (positionals[0] === 'rotate') {
			const handover = await rotateCheckpointKey({ db, settings, clock: () => new Date() });
			report({ ok: true, handover }, [`The key is now ${handover.to}; ${handover.from} signed that it hands over.`]);
		} else throw new Error(usage);
	} finally {
		await db.close();
	}
});
