import type { Page } from '@playwright/test';
import { completeRecord } from '../complete-record.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './server.ts';

async function signIn(page: Page, mail: string, language = 'fr'): Promise<void> {
	await page.goto(`/${language}/sign-in`);
	await page.locator('input[name=mail]').fill(mail);
	await page.locator('input[name=password]').fill('pretoire-demo');
	await page.locator('main form button').click();
	await expect(page).toHaveURL(/\/home$/);
}

test('from a complete record to a certificate that anyone can check', async ({ page, browser, server }) => {
	await completeRecord(server, 'trainee@demo.test');
	await signIn(page, 'trainee@demo.test');
	await page.goto('/fr/dossier');
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Préparer la soumission' }).click();
	await page.getByLabel('Nom en caractères latins').fill('Salma <b>El</b> Idrissi');
	await page.getByRole('button', { name: 'Confirmer mon nom et soumettre' }).click();
	await expect(page.getByText('rien d’autre.')).toBeVisible();
	await expect(page.getByLabel('Nom en caractères latins')).toHaveValue('Salma <b>El</b> Idrissi');
	await expectAccessible(page);
	await page.getByLabel('Nom en caractères latins').fill('Salma El Idrissi');
	await page.getByLabel('Nom en caractères arabes').fill('سلمى الإدريسي');
	await page.getByRole('button', { name: 'Confirmer mon nom et soumettre' }).click();
	await expect(page.getByText('Votre dossier est soumis.')).toBeVisible();

	const certifier = await (await browser.newContext({ baseURL: server.origin })).newPage();
	await signIn(certifier, 'certifier@demo.test');
	await certifier.goto('/fr/certify');
	await expectAccessible(certifier);
	await certifier.getByRole('table').getByRole('link').first().click();
	await expect(certifier.getByRole('heading', { level: 1, name: 'Salma El Idrissi' })).toBeVisible();
	await expectAccessible(certifier);
	await certifier.getByRole('link', { name: 'Accorder le certificat' }).click();
	await certifier.getByRole('button', { name: 'Accorder et émettre le certificat' }).click();
	await expect(certifier.getByText('Le certificat est émis.')).toBeVisible();

	await page.goto('/fr/dossier');
	await page.getByRole('link', { name: 'Voir le certificat' }).click();
	await expect(page).toHaveURL(/\/fr\/certificate\//);
	const code = page.url().split('/').at(-1) ?? '';
	const phone = { baseURL: server.origin, viewport: { width: 360, height: 740 }, locale: 'ar' };
	const anyone = await (await browser.newContext(phone)).newPage();
	await anyone.goto('/ar/verify');
	await anyone.getByLabel('رقم الشهادة').fill(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'));
	await anyone.getByRole('button', { name: 'تحقّق' }).click();
	await expect(anyone).toHaveURL(`/ar/certificate/${code}`);
	await expect(anyone.getByText('سلمى الإدريسي')).toBeVisible();
	await expect(anyone.getByText('Salma El Idrissi')).toBeVisible();
	await expect(anyone.getByRole('heading', { name: 'سارية' })).toBeVisible();
	await expectAccessible(anyone);
	await expectNoSidewaysScroll(anyone);
	const paper = await anyone.pdf({ preferCSSPageSize: true });
	expect(paper.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
	const short = await anyone.request.get(`/c/${code}`, { maxRedirects: 0 });
	expect([short.status(), short.headers()['location']]).toEqual([303, `/ar/certificate/${code}`]);
});

test('nobody opens or decides their own dossier, whatever they send', async ({ page, server }) => {
	await completeRecord(server, 'both@demo.test');
	await signIn(page, 'both@demo.test', 'ar');
	await page.goto('/ar/dossier/submit');
	await page.locator('main form button').click();
	const own = await page.locator('input[name=dossier]').inputValue();
	expect((await page.goto('/ar/certify'))?.status()).toBe(200);
	await expect(page.locator(`a[href*="${own}"]`)).toHaveCount(0);
	for (const place of ['', '/grant', '/send-back', '/refuse'])
		expect((await page.goto(`/ar/certify/${own}${place}`))?.status()).toBe(404);
	for (const act of ['grant', 'send-back', 'refuse']) {
		const answer = await page.request.post(`/ar/certify/${own}/${act}`, {
			form: { reason: 'Motif' },
			headers: { origin: server.origin }
		});
		expect(answer.status()).toBe(404);
	}
});

test('an unknown number says so, and asks for another', async ({ page }) => {
	expect((await page.goto('/fr/certificate/0000-0000-0000-0000'))?.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aucun certificat ne porte ce numéro');
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Saisir un autre numéro' }).click();
	await page.getByLabel('Numéro du certificat').fill('trop court');
	await page.getByRole('button', { name: 'Vérifier' }).click();
	await expect(page.getByText('Ce n’est pas un numéro de certificat')).toBeVisible();
	await expect(page.getByLabel('Numéro du certificat')).toHaveValue('trop court');
});
