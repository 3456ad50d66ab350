import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { completeRecord } from '../complete-record.ts';
import { openOffline, takeAlong } from './carried-certificate.ts';
import { browserThatFilms, photoOf } from './code-pictures.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './server.ts';
import { enter } from './sign-in.ts';
import { startDaysLater } from './time-passes.ts';

test('from a complete record to a certificate that anyone can check', async ({ page, browser, server }) => {
	await completeRecord(server, 'trainee@demo.test');
	await enter(page, 'trainee@demo.test');
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
	await enter(certifier, 'certifier@demo.test');
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
	await expect(anyone.getByRole('heading', { name: 'الوضعية: سارية', exact: true })).toBeVisible();
	await expectAccessible(anyone);
	await expectNoSidewaysScroll(anyone);
	const paper = await anyone.pdf({ preferCSSPageSize: true });
	expect(paper.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
	const short = await anyone.request.get(`/c/${code}`, { maxRedirects: 0 });
	expect([short.status(), short.headers()['location']]).toEqual([303, `/ar/certificate/${code}`]);

	expect((await anyone.request.get(`/fr/certificate/${code}/pdf`)).status()).toBe(401);
	const sheet = await (await page.request.get(`/fr/certificate/${code}/pdf`)).body();
	await anyone.goto('/ar/verify');
	await anyone
		.getByLabel('ملف الشهادة الرقمية')
		.setInputFiles({ name: 'c.pdf', mimeType: 'application/pdf', buffer: sheet });
	await anyone.getByRole('button', { name: 'فحص الملف' }).click();
	await expect(anyone.getByRole('heading', { name: 'قارنوا هذه الأسطر بورقتكم سطرا سطرا' })).toBeVisible();
	await expect(anyone.getByText('سلمى الإدريسي')).toBeVisible();
	await expectAccessible(anyone);

	const folder = await takeAlong(page, code);
	const offline = await openOffline(browser, path.join(folder, 'verifier.html'));
	await expect(offline.getByRole('status')).toHaveText('Tout se tient : rien n’a été modifié');
	await expect(offline.getByText('Salma El Idrissi · سلمى الإدريسي')).toBeVisible();
	await offline.locator('#file').setInputFiles([path.join(folder, 'certificat.pdf'), path.join(folder, 'archive.zip')]);
	await expect(offline.locator('#compared .yes')).toHaveText('certificat.pdf – inchangé');
	await expect(offline.locator('#compared .no')).toHaveText('archive.zip – modifié, ou étranger à cette archive');
	await offline.getByRole('button', { name: 'العربية' }).click();
	await expect(offline.getByRole('heading', { level: 1 })).toHaveText('التحقق من هذه الشهادة');
	await expectAccessible(offline);
	await expectNoSidewaysScroll(offline);
	await offline.clock.setFixedTime(Date.now() + 2 * 24 * 60 * 60 * 1000);
	await offline.goto(pathToFileURL(path.join(folder, 'verifier.html')).href);
	await expect(offline.getByRole('status')).toContainText('l’état du certificat est inconnu depuis le');
	await expect(offline.locator('#checks .stale')).toContainText('trop ancienne');
	await expectAccessible(offline);
	await offline.clock.setFixedTime(Date.now());
	const whole = await readFile(path.join(folder, 'verifier.html'), 'utf8');
	const altered = path.join(folder, 'altered.html');
	for (const [from, to] of forgeries) {
		await writeFile(altered, whole.replaceAll(from, to));
		expect(await readFile(altered, 'utf8'), from).not.toBe(whole);
		await offline.goto(pathToFileURL(altered).href);
		await expect(offline.locator('#verdict'), from).toHaveText('Ne vous fiez pas à ce fichier');
		await expect(offline.locator('#checks li'), from).toHaveCount(5);
	}

	await page.goto('/fr/dossier');
	await page.getByRole('link', { name: 'Faire corriger le nom' }).click();
	await page.getByRole('button', { name: 'Confirmer mon nom et soumettre' }).click();
	await expect(page.getByText('il n’y a rien à corriger')).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel('Nom en caractères latins').fill('Salma El Idrissy');
	await page.getByRole('button', { name: 'Confirmer mon nom et soumettre' }).click();
	await expect(page.getByText('Votre dossier est soumis.')).toBeVisible();
	await certifier.goto('/fr/certify');
	await expect(certifier.getByRole('table').getByText('Correction du nom')).toBeVisible();
	await certifier.getByRole('table').getByRole('link').first().click();
	await expect(certifier.getByRole('heading', { name: 'Demande de correction' })).toBeVisible();
	await expectAccessible(certifier);
	await certifier.getByRole('link', { name: 'Accorder le certificat' }).click();
	await certifier.getByRole('button', { name: 'Accorder et émettre le certificat' }).click();
	await expect(certifier.getByText('Le certificat est émis.')).toBeVisible();
	await page.goto('/fr/dossier');
	const held = page.getByRole('region', { name: 'Votre certificat' });
	const later = (await held.getByRole('link').first().textContent())?.trim() ?? '';
	await expectAccessible(page);
	await anyone.goto(`/ar/certificate/${code}`);
	await expect(anyone.getByRole('heading', { name: 'الوضعية: مستبدلة' })).toBeVisible();
	await expect(anyone.getByText(later)).toBeVisible();
	await expectAccessible(anyone);
	await expectNoSidewaysScroll(anyone);
	await anyone.getByRole('link', { name: 'عرض الشهادة التي حلّت محلها' }).click();
	await expect(anyone.getByText('Salma El Idrissy')).toBeVisible();
	await expect(anyone.getByText(code)).toBeVisible();
	expect(await (await anyone.request.get(`/c/${code}.json`)).json()).toMatchObject({ superseded_by: later });

	const yearsLater = await startDaysLater(server, 1075);
	await enter(page, 'trainee@demo.test');
	await page.goto('/fr/home');
	await expect(page.getByText(/^Ce certificat prend fin dans 2\d jours\.$/)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Voir ce que demande le renouvellement' }).click();
	await expect(held.getByText(/^Ce certificat prend fin dans 2\d jours\.$/)).toBeVisible();
	await expectAccessible(page);
	await held.getByRole('link', { name: 'Demander le renouvellement' }).click();
	await page.getByRole('button', { name: 'Confirmer mon nom et soumettre' }).click();
	await expect(page.getByText('Votre dossier est soumis.')).toBeVisible();
	await page.goto('/fr/home');
	await expect(page.getByText('prend fin dans')).toHaveCount(0);
	await enter(certifier, 'certifier@demo.test');
	await certifier.goto('/fr/certify');
	await expect(certifier.getByRole('table').getByText('Renouvellement')).toBeVisible();
	await certifier.getByRole('table').getByRole('link').first().click();
	await certifier.getByRole('link', { name: 'Accorder le certificat' }).click();
	await certifier.getByRole('button', { name: 'Accorder et émettre le certificat' }).click();
	await expect(certifier.getByText('Le certificat est émis.')).toBeVisible();
	await anyone.goto(`/ar/certificate/${later}`);
	await expect(anyone.getByRole('heading', { name: 'الوضعية: مستبدلة' })).toBeVisible();
	await anyone.getByRole('link', { name: 'عرض الشهادة التي حلّت محلها' }).click();
	await expect(anyone.getByRole('heading', { name: 'الوضعية: سارية', exact: true })).toBeVisible();
	await yearsLater.stop();
});

/** Another opens the page from that of verification, is refused the camera, allows it and holds the paper before it. */
async function seesOnFilm(origin: string, address: string): Promise<void> {
	const filming = await browserThatFilms(address);
	const context = await filming.newContext({ baseURL: origin, viewport: { width: 360, height: 740 } });
	const page = await context.newPage();
	await page.goto('/fr/verify');
	await page.getByRole('link', { name: 'Filmer ou photographier le code' }).click();
	await page.getByRole('button', { name: 'Ouvrir la caméra' }).click();
	await expect(page.getByRole('alert')).toContainText('La caméra a été refusée.');
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await context.grantPermissions(['camera']);
	await page.getByRole('button', { name: 'Ouvrir la caméra' }).click();
	await expect(page.getByRole('heading', { name: 'Ce code est signé par Prétoire' })).toBeVisible();
	await expect(page.locator('video')).toBeHidden();
	await filming.close();
}

/** As where somebody drops a folder on the field: no button of a browser chooses one. */
async function chooseFolder(page: Page): Promise<void> {
	const browser = await page.context().newCDPSession(page);
	const { result } = await browser.send('Runtime.evaluate', { expression: 'document.querySelector("#file")' });
	const { objectId = '' } = result;
	await browser.send('DOM.setFileInputFiles', { files: [import.meta.dirname], objectId });
}

/** What somebody could change in the page of an export: the name, what the journal says, an act's time, a list, which may be missing too. */
const forgeries = [
	['Salma El Idrissi', 'Salma El Idrisse'],
	['"act":"certificate/issued"', '"act":"certificate/renewed"'],
	['#statusListIndex', '#statusListPlace'],
	['"lists":{"revocation":', '"lists":{"renewal":'],
	['"publicKeyMultibase":"z6Mk', '"publicKeyMultibase":"z6Mj']
] as const;

test('a file verifies, an altered one does not, and a revocation is told at once', async ({
	page,
	browser,
	server
}) => {
	await completeRecord(server, 'trainee2@demo.test');
	await enter(page, 'trainee2@demo.test');
	await page.goto('/fr/dossier/submit');
	await page.getByRole('button', { name: 'Confirmer mon nom et soumettre' }).click();
	await expect(page.getByText('Votre dossier est soumis.')).toBeVisible();
	const certifier = await (await browser.newContext({ baseURL: server.origin })).newPage();
	await enter(certifier, 'certifier@demo.test');
	await certifier.goto('/fr/certify');
	await certifier.getByRole('table').getByRole('link').first().click();
	await certifier.getByRole('link', { name: 'Accorder le certificat' }).click();
	await certifier.getByRole('button', { name: 'Accorder et émettre le certificat' }).click();
	await certifier.getByRole('link', { name: 'Voir le certificat' }).click();
	await expect(certifier.getByRole('heading', { name: 'Trois contrôles' })).toBeVisible();
	await expectAccessible(certifier);
	const code = certifier.url().split('/').at(-1) ?? '';

	const credential = await (await page.request.get(`/c/${code}/credential`)).text();
	const stranger = await (await browser.newContext({ baseURL: server.origin })).newPage();
	const present = async (content: string | Buffer) => {
		await stranger.goto('/fr/verify');
		const buffer = Buffer.from(content);
		await stranger
			.getByLabel('Fichier du certificat')
			.setInputFiles({ name: 'c.json', mimeType: 'application/json', buffer });
		await stranger.getByRole('button', { name: 'Contrôler le fichier' }).click();
	};
	await present(credential);
	await expect(stranger.getByText('Vous pouvez vous fier à ce certificat')).toBeVisible();
	await expect(stranger.getByText(code)).toBeVisible();
	await expectAccessible(stranger);
	await present(credential.replace('"hours":4', '"hours":40'));
	await expect(stranger.getByText('Ne vous fiez pas à ce fichier')).toBeVisible();
	await expect(stranger.getByText('40 heures')).toHaveCount(0);
	for (const form of ['png', 'svg']) {
		await present(await (await page.request.get(`/ar/certificate/${code}/badge/${form}`)).body());
		await expect(stranger.getByText('Vous pouvez vous fier à ce certificat')).toBeVisible();
		await expect(stranger.getByText('le certificat que l’image porte, non ce qu’on y voit')).toBeVisible();
	}
	await present('%PDF-1.7');
	await expect(stranger.getByText('Ce PDF ne porte pas de certificat numérique')).toBeVisible();
	await present('');
	await expect(stranger.getByText('Ce fichier est vide')).toBeVisible();
	await chooseFolder(stranger);
	await stranger.getByRole('button', { name: 'Contrôler le fichier' }).click();
	await expect(stranger.getByRole('alert')).toContainText('c’est un dossier');

	const address = await certifier.getByRole('link', { name: 'Code QR' }).getAttribute('href');
	const phone = await (await browser.newContext({ baseURL: server.origin, locale: 'ar' })).newPage();
	await phone.goto(address ?? '');
	await expect(phone).toHaveURL(/\/ar\/paper#/);
	await expect(phone.getByRole('heading', { name: 'هذا الرمز موقع من منصة بريتوار' })).toBeVisible();
	await expect(phone.getByText(code)).toBeVisible();
	await expectAccessible(phone);
	const photo = phone.getByLabel('صورة رمز');
	await photo.setInputFiles(photoOf('https://example.test/#AAAA'));
	await expect(phone.getByRole('heading', { name: 'لا تعتمدوا هذا الورق' })).toBeVisible();
	await phone.getByRole('button', { name: 'فتح الكاميرا' }).click();
	await expect(phone.getByText('لا توجد في هذا الجهاز كاميرا')).toBeVisible();
	await phone.context().setOffline(true);
	await photo.setInputFiles(photoOf(address ?? ''));
	await expect(phone.getByRole('heading', { name: 'هذا الرمز موقع من منصة بريتوار' })).toBeVisible();
	await photo.setInputFiles({ name: 'c.txt', mimeType: 'image/png', buffer: Buffer.from('x') });
	await expect(phone.getByRole('heading', { name: 'لا تعتمدوا هذا الورق' })).toBeVisible();
	await photo.setInputFiles(photoOf(address ?? ''));
	await expect(phone.getByRole('heading', { name: 'هذا الرمز موقع من منصة بريتوار' })).toBeVisible();
	await phone.getByLabel('محتوى رمز QR').fill((address ?? '').replace(/.$/, '').replace(/#./, '#A'));
	await phone.getByRole('button', { name: 'تحقّق' }).click();
	await expect(phone.getByRole('heading', { name: 'لا تعتمدوا هذا الورق' })).toBeVisible();
	await phone.getByLabel('محتوى رمز QR').fill(address ?? '');
	await phone.getByRole('button', { name: 'تحقّق' }).click();
	await expect(phone.getByRole('heading', { name: 'هذا الرمز موقع من منصة بريتوار' })).toBeVisible();

	await seesOnFilm(server.origin, address ?? '');

	await certifier.getByRole('link', { name: 'Révoquer le certificat' }).click();
	await expect(certifier.getByLabel('délivré par erreur')).toBeVisible();
	await expectAccessible(certifier);
	await certifier.getByLabel('délivré par erreur').check();
	await certifier.getByRole('button', { name: 'Révoquer définitivement' }).click();
	await expect(certifier.getByRole('heading', { name: 'État : Révoqué' })).toBeVisible();
	await expect(certifier.getByText('Motif : délivré par erreur')).toBeVisible();
	await present(credential);
	await expect(stranger.getByText('Il a été révoqué : il ne vaut plus.')).toBeVisible();
	const answer: unknown = await (await stranger.request.get(`/c/${code}.json`)).json();
	expect(answer).toMatchObject({ reliable: false, reason: 'issued-in-error', checks: { state: { code: 'revoked' } } });
});

test('nobody opens or decides their own dossier, whatever they send', async ({ page, server }) => {
	await completeRecord(server, 'both@demo.test');
	await enter(page, 'both@demo.test', 'ar');
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
