import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { journalHash, journalLeafHash, type JournalRow } from '#lib/records/journal-chain.ts';
import { inTransaction, openDatabase } from '#lib/server/db/database.ts';
import { appendJournal, journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { migrate } from '#lib/server/db/migrate.ts';

const cli = fileURLToPath(new URL('../../../src/cli/journal.ts', import.meta.url));
const run = promisify(execFile);
const entries = 8;

/** What the command prints and how it ends, whichever way. */
async function command(folder: string, ...words: string[]): Promise<{ code: number; said: unknown }> {
	const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' };
	try {
		const { stdout } = await run(process.execPath, [cli, ...words, '--json'], { env });
		return { code: 0, said: JSON.parse(stdout) };
	} catch (fault) {
		if (!(fault instanceof Error) || !('code' in fault) || !('stdout' in fault)) throw fault;
		return { code: Number(fault.code), said: JSON.parse(String(fault.stdout)) };
	}
}

const database = (folder: string) => join(folder, 'pretoire.sqlite');

/** The rows with every hash made anew, as who holds the database could. */
function signedAnew(rows: readonly JournalRow[]): JournalRow[] {
	let prevHash = '0'.repeat(64);
	return rows.map((row, index) => {
		const seq = index + 1;
		const leafHash = journalLeafHash(row.leaf?.body ?? '', row.leaf?.salt ?? '', seq);
		const entry = { ...row, seq, leafHash, prevHash };
		prevHash = journalHash(entry);
		return { ...entry, hash: prevHash };
	});
}

describe('npm run journal -- verify', { timeout: 60_000 }, () => {
	const folder = mkdtempSync(join(tmpdir(), 'pretoire-journal-'));
	const kept = join(folder, 'kept.json');
	let rows: JournalRow[] = [];
	let forged = 0;

	beforeAll(async () => {
		const db = await openDatabase({ dialect: 'sqlite', file: database(folder) });
		await migrate(db);
		const at = '2026-11-22T08:00:00.000Z';
		for (let n = 1; n <= entries; n += 1)
			await inTransaction(db, (trx) =>
				appendJournal(trx, { at, actorId: null, act: 'test/done', subject: `test:${n}`, body: { n } })
			);
		rows = await journalRowsAfter(db.read, 0, 100);
		await db.close();
		const { said } = await command(folder, 'checkpoint');
		if (typeof said !== 'object' || said === null || !('checkpoint' in said)) throw new Error('no checkpoint');
		writeFileSync(kept, JSON.stringify(said.checkpoint));
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	/** A copy of the data folder in which the journal holds these rows. */
	function forge(written: readonly JournalRow[]): string {
		const copy = join(folder, `forged-${(forged += 1)}`);
		const file = `${copy}.sqlite`;
		copyFileSync(database(folder), file);
		const db = new Database(file);
		db.pragma('foreign_keys = off');
		const guards = db.prepare<[], { name: string }>(`select name from sqlite_master where type = 'trigger'`).all();
		for (const { name } of guards) db.exec(`drop trigger ${name}`);
		db.exec('delete from journal_leaf; delete from journal');
		for (const row of written) {
			const columns = [row.seq, row.at, row.actorId, row.act, row.subject, row.leafHash, row.prevHash, row.hash];
			db.prepare(`insert into journal values (${columns.map(() => '?').join()})`).run(...columns);
			db.prepare('insert into journal_leaf values (?, ?, ?)').run(row.seq, row.leaf?.salt, row.leaf?.body);
		}
		db.close();
		return file;
	}
	const verify = async (written: readonly JournalRow[], ...words: string[]) => {
		const file = forge(written);
		const place = mkdtempSync(join(folder, 'place-'));
		copyFileSync(file, database(place));
		return command(place, 'verify', ...words);
	};
	const checkpoint = () => ['--checkpoint', kept];
	const at = (seq: number): JournalRow => {
		const row = rows[seq - 1];
		if (!row) throw new Error(`no row ${seq}`);
		return row;
	};
	const found = (brokenAt: number, reason: string) => ({ ok: false, entries: brokenAt - 1, brokenAt, reason });

	test('holds where nothing was done, with and without a checkpoint', async () => {
		expect(await command(folder, 'verify')).toMatchObject({ code: 0, said: { ok: true, entries } });
		const said = { ok: true, entries, checkpoints: 1 };
		expect(await command(folder, 'verify', ...checkpoint())).toMatchObject({ code: 0, said });
	});

	test('finds an edit, a deletion, an insertion and a swap, and says where', async () => {
		const edited = rows.with(3, { ...at(4), act: 'test/other' });
		expect(await verify(edited)).toMatchObject({ code: 1, said: found(4, 'journal/edited') });
		const leaf = { salt: at(5).leaf?.salt ?? '', body: '{"n":50}' };
		expect(await verify(rows.with(4, { ...at(5), leaf }))).toMatchObject({ said: found(5, 'journal/leaf-edited') });
		const emptied = rows.with(4, { ...at(5), leaf: { salt: '', body: null } });
		expect(await verify(emptied)).toMatchObject({ said: found(5, 'journal/leaf-emptied') });
		expect(await verify(rows.toSpliced(2, 1))).toMatchObject({ said: found(3, 'journal/gap') });
		const [, , slippedIn = at(3)] = signedAnew([at(1), at(2), { ...at(3), subject: 'test:new' }]);
		const later = rows
			.slice(2)
			.map((row) => ({ ...row, seq: row.seq + 1, prevHash: row.seq === 3 ? slippedIn.hash : row.prevHash }));
		const inserted = [...rows.slice(0, 2), slippedIn, ...later];
		expect(await verify(inserted)).toMatchObject({ said: found(4, 'journal/edited') });
		const swapped = rows.with(5, { ...at(7), seq: 6 }).with(6, { ...at(6), seq: 7 });
		expect(await verify(swapped)).toMatchObject({ said: found(6, 'journal/unlinked') });
	});

	test('finds an end that was cut off by a kept checkpoint only', async () => {
		const cut = rows.slice(0, 6);
		expect(await verify(cut)).toMatchObject({ code: 0, said: { ok: true, entries: 6 } });
		expect(await verify(cut, ...checkpoint())).toMatchObject({ code: 1, said: found(7, 'journal/cut') });
		expect(await verify([], ...checkpoint())).toMatchObject({ said: found(1, 'journal/cut') });
	});

	test('finds a journal whose every hash was made anew by a kept checkpoint only, and up to where', async () => {
		const anew = signedAnew(rows.with(2, { ...at(3), act: 'test/other' }));
		expect(await verify(anew)).toMatchObject({ code: 0 });
		const rewritten = { ...found(1, 'journal/rewritten'), until: entries };
		expect(await verify(anew, ...checkpoint())).toMatchObject({ code: 1, said: rewritten });
		expect(await verify(signedAnew(rows.toSpliced(2, 1, at(3), at(3))), ...checkpoint())).toMatchObject({
			said: rewritten
		});
	});

	test('takes no checkpoint that is not what its key signed', async () => {
		const altered = join(folder, 'altered.json');
		const text = readFileSync(kept, 'utf8');
		for (const [from, to] of [
			['"seq":8', '"seq":7'],
			['"hash":"', '"hash":"f'],
			[at(entries).hash, at(1).hash]
		] as const) {
			writeFileSync(altered, text.replace(from, to));
			const { code } = await command(folder, 'verify', '--checkpoint', altered);
			expect([from, code > 0]).toEqual([from, true]);
		}
		expect(await command(folder, 'verify', '--checkpoint', altered)).toMatchObject({
			code: 1,
			said: { ok: false, reason: 'checkpoint/altered', checkpoint: entries }
		});
	});

	test('cannot run (2) on what is no checkpoint, on a file that is not there, and on words it does not know', async () => {
		const broken = join(folder, 'broken.json');
		for (const text of ['', '{"a":', '{}', '[{"seq":1}]', '"x"', '\0']) {
			writeFileSync(broken, text);
			expect([text, (await command(folder, 'verify', '--checkpoint', broken)).code]).toEqual([text, 2]);
		}
		expect((await command(folder, 'verify', '--checkpoint', join(folder, 'absent.json'))).code).toBe(2);
		expect((await command(folder, 'verify', '--other')).code).toBe(2);
		expect((await command(folder, 'burn')).code).toBe(2);
	});

	test('rotates its key; a kept checkpoint of the old one still verifies, one of a stranger’s key is told apart', async () => {
		const { code, said } = await command(folder, 'rotate');
		expect([code, said]).toMatchObject([0, { ok: true, handover: { kind: 'journal-key' } }]);
		expect(await command(folder, 'verify', ...checkpoint())).toMatchObject({
			code: 0,
			said: { ok: true, unknown: [] }
		});
		const elsewhere = mkdtempSync(join(folder, 'elsewhere-'));
		copyFileSync(database(folder), database(elsewhere));
		expect(await command(elsewhere, 'verify', ...checkpoint())).toMatchObject({
			said: { ok: true, unknown: [expect.any(String)] }
		});
	});

	test('the key that signs is readable by its owner alone', () => {
		expect(statSync(join(folder, 'journal-key.pem')).mode & 0o777).toBe(0o600);
	});
});
