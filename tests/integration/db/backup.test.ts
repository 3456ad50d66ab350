import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupSqlite } from '#lib/server/db/backup.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { personByMail } from '#lib/server/db/person-repository.ts';
import { verifyStoredJournal } from '#lib/server/db/verify-stored-journal.ts';
import { withDatabase } from '../database.ts';
import { everyTable, fillEveryTable } from '../every-table.ts';

const run = promisify(execFile);
const cli = (name: string) => fileURLToPath(new URL(`../../../src/cli/${name}`, import.meta.url));

describe('a backup', () => {
	const store = withDatabase('sqlite');
	const folder = mkdtempSync(join(tmpdir(), 'pretoire-backup-'));
	beforeAll(() => fillEveryTable(store.db));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	const source = () => (store.place.dialect === 'sqlite' ? store.place.file : '');

	test('taken while the database is open holds every row and can be opened in its place', async () => {
		const copy = join(folder, 'copy.sqlite');
		const tables = await backupSqlite(source(), copy);
		for (const name of everyTable) expect(tables.find((table) => table.name === name)?.rows, name).toBeGreaterThan(0);
		const restored = join(folder, 'restored', 'pretoire.sqlite');
		const db = await openDatabase({ dialect: 'sqlite', file: restored });
		await db.close();
		copyFileSync(copy, restored);
		const again = await openDatabase({ dialect: 'sqlite', file: restored });
		expect(await migrate(again)).toEqual([]);
		expect(await personByMail(again.read, 'one@example.test')).toMatchObject({ nameArabic: 'شخص' });
		expect(await verifyStoredJournal(again.read)).toEqual({ ok: true, entries: 2 });
		await again.close();
	});

	test('can be read by nobody but its owner', async () => {
		const copy = join(folder, 'private.sqlite');
		await backupSqlite(source(), copy);
		expect(statSync(copy).mode & 0o777).toBe(0o600);
	});

	test('never replaces a file', async () => {
		const taken = join(folder, 'taken.sqlite');
		writeFileSync(taken, 'precious');
		await expect(backupSqlite(source(), taken)).rejects.toThrow('exists already');
	});

	test('of a database that is not there is refused, and makes none', async () => {
		await expect(backupSqlite(join(folder, 'absent.sqlite'), join(folder, 'x.sqlite'))).rejects.toThrow();
	});
});

describe('the commands', () => {
	const folder = mkdtempSync(join(tmpdir(), 'pretoire-cli-'));
	const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' };
	const command = (name: string, ...args: string[]) => run(process.execPath, [cli(name), ...args], { env });
	beforeAll(async () => {
		const db = await openDatabase({ dialect: 'sqlite', file: join(folder, 'pretoire.sqlite') });
		await migrate(db);
		await fillEveryTable(db);
		await db.close();
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	test('backup prints one JSON object', async () => {
		const { stdout } = await command('backup.ts', '--json');
		expect(JSON.parse(stdout)).toMatchObject({ ok: true });
		expect(stdout).toContain('{"name":"person","rows":1}');
	});

	test('person link prints an address that can be opened', async () => {
		const { stdout } = await command('person.ts', 'link', 'One@example.test', '--json');
		expect(JSON.parse(stdout)).toMatchObject({ ok: true });
		expect(stdout).toMatch(/"link":"http:\/\/localhost:3000\/fr\/link\//);
	});

	test('person link for an unknown address falls short (1), without an address cannot run (2)', async () => {
		await expect(command('person.ts', 'link', 'nobody@example.test')).rejects.toMatchObject({ code: 1 });
		await expect(command('person.ts', 'link')).rejects.toMatchObject({ code: 2 });
	});

	test('journal verify prints how many entries hold', async () => {
		const { stdout } = await command('journal.ts', 'verify', '--json');
		expect(JSON.parse(stdout)).toMatchObject({ ok: true, entries: 3 });
	});

	test('a wrong setting is said by name, and nothing runs', async () => {
		const wrong = run(process.execPath, [cli('backup.ts')], { env: { ...env, PORT: 'x' } });
		await expect(wrong).rejects.toMatchObject({ code: 2 });
		await expect(wrong).rejects.toThrow('PORT is "x"');
	});
});
