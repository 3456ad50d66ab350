import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { chromiumOptions, wholeChromiumOptions } from '../../src/cli/chromium.ts';
import { giveSomeAnswer } from './answer-question.ts';
import { answersIn, lesson, textsIn } from './kept-answers.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './server.ts';
import { again, root } from './server-again.ts';
import { signIn } from './sign-in.ts';

test.use({ cutsNetwork: true });

/** Takes the first module along and waits until this page is in the hands of the worker. */
async function takeModule(page: Page, language = 'fr'): Promise<void> {
	await page.goto(`/${language}/course`);
	await page.locator('.along button').first().click();
	await expect(page.locator('.along [role=status]').first()).toBeVisible();
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

const packsOf = (page: Page): Promise<string[]> =>
	page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('pack/')));

/** A browser of its own that keeps on disk what it has, as a device does. */
const openDevice = (profile: string, more: BrowserContextOptions): Promise<BrowserContext> =>
	chromium.launchPersistentContext(profile, { ...chromiumOptions, ...more });

const onDevice = test.extend<{ profile: string }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures needed from here.
	profile: async ({}, use) => {
		const folder = await mkdtemp(path.join(tmpdir(), 'pretoire-device-'));
		await use(folder);
		await rm(folder, { recursive: true });
	},
	context: async ({ profile, server }, use) => {
		const context = await openDevice(profile, { baseURL: server.origin });
		await use(context);
		await context.close();
	}
});

async function decide(page: Page): Promise<void> {
	const opener = page.locator('section:has(#opener)');
	await giveSomeAnswer(opener.locator('form'));
	await opener.locator('form button').first().click();
	await expect(page.locator('article')).toBeVisible();
}

test('a module taken along is read and answered with the server gone, and counts once when it is back', async ({
	page,
	server
}) => {
	await signIn(page, 'trainee@demo.test');
	await takeModule(page);
	await expectAccessible(page);
	await server.halt();

	await page.goto(`/fr${lesson}`);
	await expect(page).toHaveURL(/\/fr\/offline\?lesson=voir-une-personne$/);
	await expect(page.locator('h1')).toHaveText(/Voir une personne/);
	await expectAccessible(page);
	await decide(page);
	await expect(page.locator('section:has(#opener) .feedback')).toBeVisible();
	await expect(page.getByText('1 réponse en attente')).toBeVisible();
	const practice = page.locator('section:has(#practice) .card').first();
	await practice.locator('form button').first().click();
	await giveSomeAnswer(practice.locator('form'));
	await practice.locator('form button').first().click();
	await expect(practice.locator('.feedback')).toBeVisible();
	await page.getByRole('button', { name: 'J’ai terminé cette leçon' }).click();
	await expect(page.getByText('3 réponses en attente')).toBeVisible();
	await expectAccessible(page);

	await page.goto('/fr/offline');
	await expect(page.locator('section:has(#waiting) li')).toHaveCount(3);
	await expectAccessible(page);
	expect(answersIn(server)).toEqual([]);

	const back = await again(server);
	// By the button, unless the page itself was faster: it tries every fifteen seconds.
	const allSent = page.getByText('Aucune réponse n’attend : tout est envoyé.');
	await page.getByRole('button', { name: 'Envoyer maintenant' }).or(allSent).click();
	await expect(allSent).toBeVisible();
	await page.reload();
	await expect(allSent).toBeVisible();
	expect(answersIn(server)).toMatchObject([{ mail: 'trainee@demo.test' }, { mail: 'trainee@demo.test' }]);
	await page.goto('/fr/course');
	await expect(page.getByRole('listitem').filter({ hasText: 'Voir une personne' })).toContainText('terminé');
	await back.halt();
});

onDevice(
	'what was answered with the network cut leaves by itself, once, even after a restart without it',
	async ({ page, context, profile, server }) => {
		await signIn(page, 'trainee@demo.test');
		await takeModule(page);
		const other = await context.newPage();
		await other.goto('/fr/course');
		await context.setOffline(true);
		await expect(page.getByText('Hors connexion')).toBeVisible();
		await page.locator('section.next a.button').click();
		await decide(page);
		await expect(page.getByText('1 réponse en attente')).toBeVisible();
		await expect(other.getByText('Hors connexion')).toBeVisible();
		await context.setOffline(false);
		await expect(page.getByText('1 réponse envoyée')).toBeVisible();
		await expect(page.getByText('Hors connexion')).toBeHidden();
		expect(answersIn(server)).toHaveLength(1);

		// The device is switched off, and on again in airplane mode: the application opens from its icon.
		const manifest = await (await context.request.get('/fr/manifest.webmanifest')).text();
		const [, start = ''] = /"start_url":"([^"]+)"/.exec(manifest) ?? [];
		await context.close();
		const restarted = await openDevice(profile, { baseURL: server.origin, offline: true });
		const anew = await restarted.newPage();
		await anew.goto(start);
		await anew.locator('section:has(#taken) ol a').first().click();
		const practice = anew.locator('section:has(#practice) .card').first();
		await practice.locator('form button').first().click();
		await giveSomeAnswer(practice.locator('form'));
		await practice.locator('form button').first().click();
		await expect(practice.locator('.feedback')).toBeVisible();
		await expect(anew.getByText('1 réponse en attente')).toBeVisible();
		await restarted.setOffline(false);
		await expect(anew.getByText('1 réponse envoyée')).toBeVisible();
		expect(answersIn(server)).toHaveLength(2);
		await restarted.close();
	}
);

test('a text is written in a module taken along, with its law and its terms, and arrives once for its writer', async ({
	page,
	context,
	server
}) => {
	await signIn(page, 'trainee@demo.test');
	await takeModule(page);
	await context.setOffline(true);
	await page.goto(`/fr${lesson}`);
	await decide(page);
	const reflection = page.locator('article form').first();
	await reflection.locator('textarea').fill('Écrit dans le train');
	await reflection.getByRole('button', { name: 'Garder dans mon carnet' }).click();
	await expect(reflection.getByText('Votre texte est gardé sur cet appareil')).toBeVisible();
	await page.reload();
	await expect(reflection.locator('textarea')).toHaveValue('Écrit dans le train');
	await reflection.locator('textarea').fill('Écrit dans le train, relu');
	await reflection.getByRole('button', { name: 'Garder dans mon carnet' }).click();
	await expect(page.getByText('3 réponses en attente')).toBeVisible();
	await expectAccessible(page);

	await page.locator('article .law a').first().click();
	await expect(page).toHaveURL(/\/fr\/offline\?law=/);
	await expect(page.getByRole('heading', { name: 'Ce qu’il dit, en nos mots' })).toBeVisible();
	await expectAccessible(page);
	await page.goto('/fr/search?q=traite');
	await page.locator('section:has(#search) a[href*="glossary"]').first().click();
	await expect(page).toHaveURL(/\/fr\/offline\?glossary#term-/);
	await expect(page.locator(new URL(page.url()).hash)).toBeInViewport();
	await expectAccessible(page);
	await page.goto('/fr/glossary');
	await expect(page).toHaveURL(/\/fr\/offline\?glossary/);
	await expect(page.locator('dl .term').first()).toBeVisible();
	await expect(page.getByText('3 réponses en attente')).toBeVisible();

	await context.setOffline(false);
	await expect(page.getByText('3 réponses envoyées')).toBeVisible();
	expect(textsIn(server)).toContainEqual({ mail: 'trainee@demo.test', body: 'Écrit dans le train, relu' });
	expect(answersIn(server)).toHaveLength(3);
});

test('on a phone in Arabic the module is taken, read, searched and answered by keyboard', async ({ page, context }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await signIn(page, 'trainee@demo.test', 'ar');
	await page.goto('/ar/course');
	const take = page.locator('.along button').first();
	await expect(take).toBeVisible();
	await expectNoSidewaysScroll(page);
	await take.focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('.along a')).toBeVisible();
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await context.setOffline(true);
	await page.goto('/ar/search?q=الاتجار');
	await expect(page).toHaveURL(/\/ar\/offline\?q=/);
	await expect(page.locator('section:has(#search) mark').first()).toBeVisible();
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
	await page.locator('section:has(#taken) ol a').first().focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('#opener')).toBeVisible();
	expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
	await page.locator('section:has(#opener) input[name=picked]').first().focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.locator('article')).toBeVisible();
	await expect(page.locator('section:has(#opener) [tabindex="-1"]')).toBeFocused();
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'FR' }).click();
	await expect(page).toHaveURL(/\/ar\/offline/);
});

/** Leaves the device no room for anything of ours. */
async function fill(page: Page, context: BrowserContext, bytes: number): Promise<void> {
	const session = await context.newCDPSession(page);
	await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: bytes });
}

test('a full device says so and keeps no torn pack; with room again the module is taken', async ({ page, context }) => {
	await signIn(page, 'trainee@demo.test');
	await page.goto('/fr/course');
	await fill(page, context, 100_000);
	await page.locator('.along button').first().click();
	await expect(page.locator('.along').getByRole('alert')).toContainText('plus assez de place');
	await expectAccessible(page);
	expect(await packsOf(page)).toEqual([]);
	await fill(page, context, 50_000_000);
	await takeModule(page);
	expect(await packsOf(page)).toHaveLength(1);
});

test('what was not sent waits for its person, and nobody else; signing out takes the module off the device', async ({
	page,
	context,
	server
}) => {
	await signIn(page, 'trainee@demo.test');
	await takeModule(page);
	await context.setOffline(true);
	await page.locator('section.next a.button').click();
	await decide(page);
	// The sign-in has ended when the network is back: nothing can be sent.
	await context.clearCookies();
	await context.setOffline(false);
	await page.goto('/fr/offline');
	await expect(page.getByText('Elles partiront après votre prochaine connexion').first()).toBeVisible();

	await signIn(page, 'trainee2@demo.test');
	await expect.poll(() => packsOf(page)).toEqual([]);
	await page.goto('/fr/offline');
	await expect(page.getByText('Aucune réponse n’attend')).toBeVisible();
	expect(answersIn(server)).toEqual([]);
	await signOut(page);

	await signIn(page, 'trainee@demo.test');
	await expect(page.getByText('1 réponse envoyée')).toBeVisible();
	expect(answersIn(server)).toMatchObject([{ mail: 'trainee@demo.test' }]);
	await takeModule(page);
	expect(await packsOf(page)).toHaveLength(1);
	await signOut(page);
	await expect.poll(() => packsOf(page)).toEqual([]);
	await page.goto('/fr/offline');
	await expect(page.getByText('Personne n’est connecté sur cet appareil')).toBeVisible();
});

async function signOut(page: Page): Promise<void> {
	await page.goto('/fr/sign-out');
	await page.locator('main form button').click();
	await expect(page).toHaveURL(/\/fr$/);
}

/** The same build under another name, in a folder of its own. */
async function nextBuild(): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'pretoire-build-'));
	await cp(path.join(root, 'build'), path.join(folder, 'build'), { recursive: true });
	for (const name of ['node_modules', 'content', 'scenarios', 'package.json'])
		await symlink(path.join(root, name), path.join(folder, name));
	const worker = path.join(folder, 'build/client/service-worker.js');
	const text = await readFile(worker, 'utf8');
	await writeFile(worker, `${text}\n// Another build.\n`);
	for (const packed of ['br', 'gz']) await rm(`${worker}.${packed}`, { force: true });
	return folder;
}

test('a new version says that it is ready, and opens without losing what is typed', async ({ page, server }) => {
	// A whole build is copied, and three servers start.
	await signIn(page, 'trainee@demo.test');
	await takeModule(page);
	const folder = await nextBuild();
	await server.halt();
	const newer = await again(server, folder);
	await page.goto('/fr/course');
	await expect(page.getByText('Une nouvelle version de Prétoire est prête.')).toBeVisible();
	await expectAccessible(page);
	await page.locator('#search-query').fill('ce que je tape');
	await page.getByRole('button', { name: 'L’ouvrir maintenant' }).click();
	await expect(page.getByText('Une nouvelle version de Prétoire est prête.')).toBeHidden();
	await expect(page.locator('#search-query')).toHaveValue('ce que je tape');
	await newer.halt();
	await page.goto('/fr/offline');
	await expect(page.locator('section:has(#taken) .card')).toHaveCount(1);
	await rm(folder, { recursive: true });
});

test('can be installed', async ({ server }) => {
	const browser = await chromium.launch(wholeChromiumOptions);
	const page = await browser.newPage({ baseURL: server.origin });
	await signIn(page, 'trainee@demo.test');
	const session = await page.context().newCDPSession(page);
	const { errors } = await session.send('Page.getAppManifest');
	const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
	// The pages of a test are private ones, which nothing is installed from.
	const others = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
	expect({ errors, others }).toEqual({ errors: [], others: [] });
	await browser.close();
});
