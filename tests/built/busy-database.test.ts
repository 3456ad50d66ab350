import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';
import { signedIn, type Visitor } from './visitor.ts';

describe('while another process writes for longer than is waited', () => {
	let server: RunningServer;
	let person: Visitor;

	beforeAll(async () => {
		server = await startServer();
		person = await signedIn(server.origin, 'administrator@demo.test');
	}, 60_000);
	afterAll(() => server.stop());

	async function whileBusy<T>(work: () => Promise<T>): Promise<T> {
		const other = new Database(path.join(server.dataDir, 'pretoire.sqlite'));
		other.exec('begin immediate');
		try {
			return await work();
		} finally {
			other.exec('rollback');
			other.close();
		}
	}

	test('the answer is 503, soon over', async () => {
		const names = { nameLatin: 'Nadia', nameArabic: 'نادية' };
		const answer = await whileBusy(() => person.send('/fr/account?/names', names));
		expect(answer.status).toBe(503);
		expect((await person.send('/fr/account?/names', names)).status).toBe(303);
	}, 30_000);

	test('also where a page is only read, and something about it is to be remembered: 503 with a page in all languages', async () => {
		const answer = await whileBusy(() => person.get('/ar/account'));
		expect(answer.status).toBe(503);
		expect(answer.text).toMatch(/<h1>Prétoire · 503<\/h1>[^]*lang="ar"/);
		expect((await person.get('/ar/account')).status).toBe(200);
	}, 30_000);
});
