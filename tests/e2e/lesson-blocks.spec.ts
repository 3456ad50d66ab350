import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { emptyDataDir, startServer, type RunningServer } from '../../src/cli/running-server.ts';
import { folderWithMedia } from '../integration/learning/course-with-media.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test as plain } from './server.ts';
import { enter } from './sign-in.ts';

/** A server whose one course has every block of a lesson. */
const test = plain.extend<{ server: RunningServer }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures needed from here.
	server: async ({}, use) => {
		const folder = await folderWithMedia();
		const noCases = await emptyDataDir();
		const server = await startServer({ settings: { CONTENT_DIR: folder, SCENARIOS_DIR: noCases } });
		await use(server);
		await server.stop();
		for (const made of [folder, noCases]) await rm(made, { recursive: true });
	}
});

async function openLesson(page: Page, language: string): Promise<void> {
	await enter(page, 'trainee@demo.test', language);
	await page.goto(`/${language}/course/petit/lesson/voir?read`);
}

const ownCase = (page: Page) => page.locator('#reflection-mien');

test('a lesson shows its parts, pictures, films, voices and lists, and opens its terms by keyboard', async ({
	page
}) => {
	await openLesson(page, 'fr');
	const labels = ['Le problème', 'Ce que vous savez déjà', 'Démonstration', 'À vous', 'Dans votre service'];
	expect(await page.locator('.part .label').allTextContents()).toEqual(labels);
	await expect(page.getByRole('img', { name: 'Bonjour' })).toBeVisible();
	await expect(page.locator('video track')).toHaveAttribute('srclang', 'fr');
	await expect(page.locator('audio')).toHaveAttribute('preload', 'none');
	await page
		.locator('details', { has: page.locator('summary', { hasText: 'Lire ce qui est dit' }) })
		.first()
		.click();
	await page.getByRole('checkbox', { name: 'Bonjour' }).check();
	await expectAccessible(page);

	const term = page.getByRole('button', { name: 'traite' });
	const definition = page.locator('#term-traite');
	await expect(term).toHaveAttribute('title', 'Un acte, un moyen & un but');
	await expect(definition).toBeHidden();
	await term.focus();
	await page.keyboard.press('Enter');
	await expect(definition).toBeVisible();
	await expect(definition).toContainText('Un acte, un moyen & un but');
	await expect(definition).toContainText('الاتجار بالبشر');
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(definition).toBeHidden();
	await expect(term).toBeFocused();

	await page.emulateMedia({ media: 'print' });
	await expect(definition).toBeVisible();
	await expect(page.locator('#checklist-liste')).toHaveCSS('break-before', 'page');
});

test('a film is given in the stretches that a player asks for, to people who are signed in', async ({
	page,
	request
}) => {
	await openLesson(page, 'fr');
	const address = (await page.locator('video source').first().getAttribute('src')) ?? '';
	const stretch = await page.request.get(address, { headers: { range: 'bytes=4-7' } });
	expect(stretch.status()).toBe(206);
	expect(await stretch.text()).toBe('ftyp');
	expect(stretch.headers()).toMatchObject({ 'content-type': 'video/mp4', 'accept-ranges': 'bytes' });
	expect((await page.request.get(address, { headers: { range: 'bytes=999-' } })).status()).toBe(416);
	const captions = (await page.locator('video track').getAttribute('src')) ?? '';
	expect((await page.request.get(captions)).headers()['content-type']).toBe('text/vtt');
	expect((await request.get(address, { maxRedirects: 0 })).status()).not.toBe(200);
});

test('a case of one’s own is looked through for names in Arabic on a phone before it is kept', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await openLesson(page, 'ar');
	await expectNoSidewaysScroll(page);
	await ownCase(page).getByRole('textbox').fill('جاءت السيدة العلوي أمس');
	await ownCase(page).getByRole('button').last().click();
	await expect(ownCase(page).getByRole('alert')).toContainText('السيدة العلوي');
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await page.goto('/ar/notebook');
	await expect(page.getByText('العلوي')).toHaveCount(0);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a term opens its definition, and a warning of names is overruled by a second press', async ({ page }) => {
		await openLesson(page, 'fr');
		await page.getByRole('button', { name: 'traite' }).click();
		await expect(page.locator('#term-traite')).toBeVisible();
		await page.getByRole('button', { name: 'Fermer' }).click();
		await expect(page.locator('#term-traite')).toBeHidden();

		await ownCase(page).getByRole('textbox').fill('Le chien s’appelle Alaoui.');
		await ownCase(page).getByRole('button', { name: 'Garder dans mon carnet' }).click();
		await expect(ownCase(page).getByRole('alert')).toContainText('Alaoui');
		await ownCase(page)
			.getByRole('button', { name: /garder tel quel/ })
			.click();
		await expect(page.getByText('Gardé dans votre carnet.')).toBeVisible();
	});
});
