import type { Page } from '@playwright/test';
import { choose, newcomer, openRoom } from './live-people.ts';
import { expect, test } from './server.ts';

/** 50 kbit/s both ways, and 800 ms until anything comes back. */
const slowLink = { offline: false, latency: 800, downloadThroughput: 50_000 / 8, uploadThroughput: 50_000 / 8 };

/** Puts a page on the slow link; gives how many bytes have come in since, as they were sent, and how to change the link. */
async function overSlowLink(page: Page) {
	const devTools = await page.context().newCDPSession(page);
	let bytes = 0;
	devTools.on('Network.dataReceived', ({ encodedDataLength }) => (bytes += encodedDataLength));
	await devTools.send('Network.enable');
	const goOver = (link: typeof slowLink) => devTools.send('Network.emulateNetworkConditions', link);
	await goOver(slowLink);
	return { received: () => bytes, goOver };
}

test('over 50 kbit/s with 800 ms delay one comes in and sits down before the scripts have come, votes and sees what follows', async ({
	browser,
	server
}) => {
	const trainer = await newcomer(browser, server, { wide: true });
	const { code } = await openRoom(trainer);
	const samira = await newcomer(browser, server);
	samira.setDefaultTimeout(60_000);
	const { received, goOver } = await overSlowLink(samira);

	// Each page is there soon, and its forms work before its scripts have come.
	await samira.goto(`/fr/join/${code}`, { waitUntil: 'commit' });
	await samira.locator('input[name=name]').fill('Samira');
	await samira.getByRole('button', { name: 'Entrer comme invité' }).click();
	await samira.locator('form[action="?/sit"]:has(input[value="prosecutor"]) button').click();
	await expect(samira.locator('form[action="?/stand"]')).toBeVisible();
	// The scripts follow; with fonts and all, the room weighs about what a lesson may: that is counted, not waited for.
	await goOver({ ...slowLink, downloadThroughput: 1_000_000 / 8 });
	await expect(samira.getByRole('button', { name: 'Son et vibration : activés' })).toBeVisible();
	expect(received()).toBeGreaterThan(50_000);
	expect(received()).toBeLessThan(200_000);
	await goOver(slowLink);

	// From an act to what follows from it: two ways of 800 ms, and what is sent.
	await trainer.getByRole('button', { name: 'Ouvrir l’audience' }).click();
	await expect(samira.getByText('C’est à vous.', { exact: true })).toBeVisible();
	await choose(samira, 0);
	await expect(samira.locator('#answered')).toBeVisible();
	await samira.getByRole('button', { name: 'Passer en texte seul' }).click();
	await expect(samira.getByRole('button', { name: 'Remettre les images' })).toBeVisible();
	await expect(samira.locator('svg.room, img')).toHaveCount(0);
	await expect(samira.locator('#decision')).toBeVisible();
});
