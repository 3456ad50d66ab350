import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './server.ts';

const password = 'pretoire-demo';

async function signIn(page: Page, mail: string, word = password): Promise<void> {
	await page.goto('/fr/sign-in');
	await page.getByLabel('Adresse électronique').fill(mail);
	await page.getByLabel('Mot de passe').fill(word);
	await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
}

async function signedIn(page: Page, mail: string): Promise<void> {
	await signIn(page, mail);
	await page.waitForURL('**/fr/home');
}

test('a wrong password and an unknown address get the same answer, and the address stays typed', async ({ page }) => {
	const answers: string[] = [];
	for (const mail of ['trainer@demo.test', 'nobody@demo.test']) {
		await signIn(page, mail, 'not the password');
		answers.push(await page.getByRole('alert').innerText());
		await expect(page.getByLabel('Adresse électronique')).toHaveValue(mail);
		await expect(page.getByLabel('Mot de passe')).toHaveValue('');
	}
	expect(answers[0]).toBe(answers[1]);
	await expectAccessible(page);
});

test('the sign-in cookie is for the server alone, and pages of a person are stored nowhere', async ({ page }) => {
	await signedIn(page, 'trainee@demo.test');
	const cookie = (await page.context().cookies()).find(({ name }) => name === 'sign-in');
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false });
	const answer = await page.goto('/fr/account');
	expect(answer?.headers()).toMatchObject({
		'cache-control': 'private, no-store',
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin'
	});
});

test('devices of the same minute have their place in the list, which the name of each button says', async ({
	page,
	browser,
	server
}) => {
	await signedIn(page, 'trainer@demo.test');
	for (let count = 0; count < 2; count++) {
		const device = await browser.newContext({ baseURL: server.origin });
		await signedIn(await device.newPage(), 'trainer@demo.test');
		await device.close();
	}
	await page.goto('/fr/account');
	const devices = page.getByRole('region', { name: 'Mes appareils' });
	const own = devices.getByRole('listitem').filter({ hasText: 'cet appareil' });
	await expect(own).toContainText('Appareil 3');
	await expectAccessible(page);
	await devices.getByRole('button', { name: 'Déconnecter l’appareil 2, connecté depuis le' }).click();
	await expect(page.getByText('L’appareil est déconnecté.')).toBeVisible();
	await expect(own).toContainText('Appareil 2');
});

test('signing out ends the sign-in on the server too', async ({ page, context }) => {
	await signedIn(page, 'trainee@demo.test');
	const cookies = await context.cookies();
	await page.goto('/fr/sign-out');
	await page.getByRole('main').getByRole('button').click();
	await page.waitForURL('**/fr');
	await context.addCookies(cookies);
	expect((await page.goto('/fr/account'))?.status()).toBe(401);
});

test('what is for administrators does not exist for others', async ({ page }) => {
	await signedIn(page, 'both@demo.test');
	for (const path of ['/fr/people', '/fr/people/new', '/fr/people/unknown']) {
		expect((await page.goto(path))?.status()).toBe(404);
	}
	const forged = await page.request.post('/fr/people/new', {
		form: { nameLatin: 'X', nameArabic: 'X', mail: 'x@example.test', language: 'fr', capabilities: 'administrator' },
		headers: { origin: new URL(page.url()).origin }
	});
	expect(forged.status()).toBe(404);
});

test('a POST from a foreign page changes nothing, JSON or form', async ({ page }) => {
	for (const options of [{ data: {} }, { form: { a: '1' } }]) {
		const answer = await page.request.post('/fr/sign-out', { ...options, headers: { origin: 'https://evil.example' } });
		expect(answer.status()).toBe(403);
	}
});

test('an administrator adds a person, who chooses a password with a link that works once', async ({
	page,
	browser
}) => {
	const mail = `added-${Date.now()}@example.test`;
	await signedIn(page, 'administrator@demo.test');
	await page.goto('/fr/people');
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Ajouter une personne' }).click();
	await page.getByLabel('Nom en lettres latines').fill('<b>Nouvelle</b> Personne');
	await page.getByLabel('Nom en lettres arabes').fill('شخص جديد');
	await page.getByLabel('Adresse électronique').fill('trainee@demo.test');
	await page.getByRole('button', { name: 'Ajouter' }).click();
	await expect(page.getByText('Une personne a déjà cette adresse.')).toBeVisible();
	await expect(page.getByLabel('Nom en lettres arabes')).toHaveValue('شخص جديد');
	await expectAccessible(page);
	await page.getByLabel('Adresse électronique').fill(mail);
	await page.getByRole('button', { name: 'Ajouter' }).click();
	await page.getByRole('button', { name: 'Créer un lien' }).click();
	const address = await page.locator('code').innerText();
	await expectAccessible(page);

	const other = await browser.newContext({ viewport: { width: 360, height: 740 } });
	const theirs = await other.newPage();
	await theirs.goto(address.replace('/fr/link', '/ar/link'));
	await expectNoSidewaysScroll(theirs);
	await expectAccessible(theirs);
	const [first, again] = [theirs.locator('[name=password]'), theirs.locator('[name=password_again]')];
	await first.fill('Bienvenue2026');
	await again.fill('Bienvenue2026');
	await theirs.locator('main form button').click();
	await expect(theirs.locator('.field .error')).toContainText('من أول ما يُخمَّن');
	await first.fill('une phrase à moi seule');
	await again.fill('une autre phrase, différente');
	await theirs.locator('main form button').click();
	await expect(theirs.locator('.field .error')).toHaveText('كلمتا السر غير متطابقتين.');
	await first.fill('une phrase à moi seule');
	await again.fill('une phrase à moi seule');
	await theirs.locator('main form button').click();
	await theirs.waitForURL('**/ar/home');
	await theirs.goto('/ar/account');
	await expect(theirs.getByLabel('الاسم بالحروف اللاتينية')).toHaveValue('<b>Nouvelle</b> Personne');
	await expectNoSidewaysScroll(theirs);
	await expectAccessible(theirs);
	await theirs.goto(address);
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Ce lien ne sert plus');
	await other.close();
});

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a form sent after the sign-in expired keeps what was typed, and goes on after signing in', async ({
			page
		}) => {
			await signedIn(page, 'trainee2@demo.test');
			await page.goto('/fr/account');
			const name = `Younes ${javaScriptEnabled ? 'Ier' : 'II'} <i>Démo</i>`;
			await page.getByLabel('Nom en lettres latines').fill(name);
			await page.context().clearCookies();
			await page.getByRole('button', { name: 'Enregistrer' }).click();
			await page.getByLabel('Adresse électronique').fill('trainee2@demo.test');
			await page.getByLabel('Mot de passe').fill('wrong first');
			await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
			await expect(page.getByRole('alert')).toBeVisible();
			await page.getByLabel('Mot de passe').fill(password);
			await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
			await expect(page.getByText(name)).toBeVisible();
			await page.getByRole('button', { name: 'Envoyer maintenant' }).click();
			await expect(page.getByText('Votre nom est enregistré.')).toBeVisible();
			await expect(page.getByLabel('Nom en lettres latines')).toHaveValue(name);
		});
	});
}

test('the language last read is remembered, in the browser and with the person', async ({ page, browser }) => {
	await signedIn(page, 'trainer@demo.test');
	await page.goto('/ar/account');
	await page.goto('/');
	await expect(page).toHaveURL(/\/ar/);
	const fresh = await browser.newContext({ locale: 'en' });
	const elsewhere = await fresh.newPage();
	await elsewhere.goto('/');
	await expect(elsewhere).toHaveURL(/\/en/);
	await fresh.close();
});
