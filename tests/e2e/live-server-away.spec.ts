import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { backupSqlite } from '#lib/server/db/backup.ts';
import { choose, comeIn, newcomer, openRoom, sit } from './live-people.ts';
import { expect, test } from './server.ts';
import { again } from './server-again.ts';

test('who decides as the server goes away keeps the room before them, and is back in it once the server is', async ({
	browser,
	server
}) => {
	const trainer = await newcomer(browser, server, { wide: true });
	const { code } = await openRoom(trainer);
	const samira = await newcomer(browser, server);
	await comeIn(samira, code, 'fr', 'Samira');
	await sit(samira, 'prosecutor');
	await trainer.getByRole('button', { name: 'Ouvrir l’audience' }).click();
	await expect(samira.locator('#decision')).toBeVisible();

	// Her vote is stored; its answer comes when nobody is there any more to ask for a page.
	await samira.route(/\?\/command$/, async (route) => {
		const answer = await route.fetch({ maxRedirects: 0 });
		await server.halt();
		await expect(samira.getByText('Connexion perdue.')).toBeVisible();
		await route.fulfill({ response: answer });
	});
	// What stands before a server says for it that it is away: the browser then gives its stream up.
	const refused = samira.waitForResponse((response) => response.status() === 502);
	await samira.route('**/stream', (route) => route.fulfill({ status: 502 }));
	await choose(samira, 0);
	await refused;
	await expect(samira.getByText('Connexion perdue.')).toBeVisible();
	await expect(samira.locator('#scene-title')).toBeVisible();

	await samira.unroute('**/stream');
	const back = await again(server);
	await expect(samira.getByText('Connexion perdue.')).toBeHidden();
	await expect(samira.locator('#answered')).toBeVisible();
	await trainer.getByRole('button', { name: 'Suspendre' }).click();
	const suspended = samira.getByText('L’audience est suspendue');
	await expect(suspended).toBeVisible();
	await back.halt();

	// A backup from before that is put back: the pages show what is in it, although they had come further.
	const file = path.join(server.dataDir, 'pretoire.sqlite');
	const copy = path.join(server.dataDir, 'copy.sqlite');
	await backupSqlite(file, copy);
	const later = await again(server);
	await expect(samira.getByText('Connexion perdue.')).toBeHidden();
	await trainer.getByRole('button', { name: 'Reprendre l’audience' }).click();
	await expect(suspended).toBeHidden();
	await samira.reload();
	await expect(samira.locator('#answered')).toBeVisible();
	await expect(suspended).toBeHidden();
	await later.halt();
	for (const name of [file, `${file}-wal`, `${file}-shm`]) await rm(name, { force: true });
	await rename(copy, file);
	const restored = await again(server);
	await expect(suspended).toBeVisible();
	await restored.halt();
});
