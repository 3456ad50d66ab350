import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';
import { completeRecord } from '../complete-record.ts';
import { found, signedIn } from './visitor.ts';

const root = path.resolve(import.meta.dirname, '../..');

let folder: string;
let server: RunningServer;

/** What a deployment brings along, and nothing of the source. */
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'pretoire-deployed-'));
	await cp(path.join(root, 'build'), path.join(folder, 'build'), { recursive: true });
	for (const name of ['node_modules', 'content', 'scenarios', 'package.json'])
		await symlink(path.join(root, name), path.join(folder, name));
	server = await startServer({ folder });
});
afterAll(async () => {
	await server.stop();
	await rm(folder, { recursive: true });
});

test('build, packages, content and scenarios are enough: a certificate is issued and set as PDF without the source', async () => {
	await completeRecord(server, 'trainee@demo.test');
	const learner = await signedIn(server.origin, 'trainee@demo.test');
	const names = { latin: 'Salma Démo', arabic: 'سلمى' };
	await learner.send('/fr/dossier/submit', { course: 'formation-de-formateurs', ...names });
	const certifier = await signedIn(server.origin, 'certifier@demo.test');
	const dossier = found(/\/certify\/([\w-]{16})"/, await certifier.get('/fr/certify'));
	await certifier.send(`/fr/certify/${dossier}/grant`);
	const code = found(/\/certificate\/([\w-]+)"/, await learner.get('/fr/dossier'));
	const sheet = await learner.get(`/fr/certificate/${code}/pdf`);
	expect([sheet.status, sheet.text.slice(0, 5)]).toEqual([200, '%PDF-']);
	expect((await learner.get(`/fr/certificate/${code}/badge/png`)).status).toBe(200);
});
