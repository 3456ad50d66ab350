import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { completeRecord } from '../complete-record.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, takenOver, test } from './server.ts';
import { enter, signIn } from './sign-in.ts';

const submit = async (page: Page, mail: string): Promise<void> => {
	await enter(page, mail);
	await page.goto('/fr/dossier/submit');
	await page.getByRole('button', { name: 'Confirmer mon nom et soumettre' }).click();
	await expect(page.getByText('Votre dossier est soumis.')).toBeVisible();
};

/** Something to wait for until the test lets it go. */
function heldBack() {
	let release = (): void => undefined;
	const promise = new Promise<void>((resolve) => {
		release = resolve;
	});
	return { promise, release: () => release() };
}

const newPage = async (browser: Browser, more: { javaScriptEnabled?: boolean; width?: number; origin: string }) => {
	const { javaScriptEnabled = true, width = 1280, origin } = more;
	const context = await browser.newContext({
		baseURL: origin,
		javaScriptEnabled,
		viewport: { width, height: 800 }
	});
	return context.newPage();
};

test('a comment on one piece, sent back, and read by the learner', async ({ page, browser, server }) => {
	await completeRecord(server, 'trainee@demo.test');
	await submit(page, 'trainee@demo.test');
	const certifier = await newPage(browser, { origin: server.origin });
	await enter(certifier, 'certifier@demo.test');
	await certifier.goto('/fr/certify?days=7');
	await expect(certifier.getByText('Aucun dossier dans cet état.')).toBeVisible();
	await certifier.getByRole('link', { name: 'Tout montrer' }).click();
	await certifier.getByRole('table').getByRole('link').first().click();
	await certifier.getByLabel('Remarque', { exact: true }).fill('   ');
	await certifier.getByLabel('Pièce', { exact: true }).selectOption({ index: 2 });
	const piece = (await certifier.getByLabel('Pièce', { exact: true }).locator('option:checked').textContent()) ?? '';
	await certifier.getByLabel('Remarque', { exact: true }).fill('Relisez <b>l’article</b> 448-1.');
	await certifier.getByRole('button', { name: 'Ajouter la remarque' }).click();
	await expect(certifier.getByText('Votre remarque est enregistrée.')).toBeVisible();
	await expectAccessible(certifier);
	await page.goto('/fr/dossier');
	await expect(page.getByText('448-1')).toHaveCount(0);
	await certifier.getByRole('link', { name: 'Renvoyer avec un motif' }).click();
	await certifier.getByLabel('Motif').fill('Voyez la remarque.');
	await certifier.getByRole('button', { name: 'Renvoyer le dossier' }).click();
	await expect(certifier.getByText('Le dossier est renvoyé.')).toBeVisible();
	await page.goto('/fr/dossier');
	await expect(page.getByText('Relisez <b>l’article</b> 448-1.')).toBeVisible();
	await expect(page.getByText(piece.trim()).first()).toBeVisible();
	await expectAccessible(page);

	await page.getByRole('link', { name: 'Préparer la soumission' }).click();
	await page.getByRole('button', { name: 'Confirmer mon nom et soumettre' }).click();
	await expect(page.getByText('Votre dossier est soumis.')).toBeVisible();
	await certifier.goto('/fr/certify');
	await certifier.getByRole('table').getByRole('link').first().click();
	await certifier.getByRole('link', { name: 'Refuser', exact: true }).click();
	await certifier.getByLabel('Motif').fill('Le procès n’est pas de vous.');
	await certifier.getByRole('button', { name: 'Refuser le dossier' }).click();
	await expect(certifier.getByText('Le dossier est refusé.')).toBeVisible();
	await page.goto('/fr/dossier');
	await page.getByRole('link', { name: 'Contester cette décision' }).click();
	const appeal = page.getByLabel('Motif de la contestation');
	await expect(appeal).toBeVisible();
	await expectAccessible(page);
	await appeal.fill('Je l’ai joué moi-même, devant la salle.');
	await page.getByRole('button', { name: 'Confirmer mon nom et soumettre' }).click();
	await expect(page.getByText('Votre dossier est soumis.')).toBeVisible();
	await certifier.goto('/fr/certify');
	await certifier.getByRole('table').getByRole('link').first().click();
	await expect(certifier.getByText('Vous avez refusé ce dossier')).toBeVisible();
	await expect(certifier.getByRole('link', { name: 'Accorder le certificat' })).toHaveCount(0);
	const another = await newPage(browser, { origin: server.origin });
	await enter(another, 'both@demo.test');
	await another.goto(certifier.url());
	await expect(another.getByText('Je l’ai joué moi-même, devant la salle.')).toBeVisible();
	await expectAccessible(another);
	await another.getByRole('link', { name: 'Accorder le certificat' }).click();
	await another.getByRole('button', { name: 'Accorder et émettre le certificat' }).click();
	await expect(another.getByText('Le certificat est émis.')).toBeVisible();
	await another.getByRole('region', { name: 'Soumissions précédentes' }).getByRole('link').first().click();
	const followed = another.getByRole('region', { name: 'Soumissions suivantes' });
	await expect(followed.getByText('Certificat accordé')).toBeVisible();
	await expect(another.getByText('Le procès n’est pas de vous.')).toBeVisible();
	await expect(another.getByRole('region', { name: 'Droit enseigné et appliqué' })).toBeVisible();
	await expectAccessible(another);
});

/** An administrator draws all that was granted; one who granted nothing confirms the first and raises the second. */
async function looksAgain(browser: Browser, origin: string): Promise<void> {
	const administrator = await newPage(browser, { origin, javaScriptEnabled: false, width: 360 });
	await signIn(administrator, 'administrator@demo.test');
	await administrator.getByRole('link', { name: 'Second regard' }).click();
	const today = new Date().toISOString().slice(0, 10);
	await administrator.getByLabel('Part à relire').selectOption('100');
	await administrator.getByLabel('Émis à partir du').fill(today);
	await administrator.getByLabel('Émis jusqu’au').fill(today);
	await administrator.getByRole('button', { name: 'Tirer au sort' }).click();
	await expect(administrator.getByText('Le tirage est fait et inscrit au journal.')).toBeVisible();
	await expect(administrator.getByText('2 sur 2 (100 %)')).toBeVisible();
	await expectNoSidewaysScroll(administrator);

	const second = await newPage(browser, { origin, width: 360 });
	await enter(second, 'both@demo.test');
	await second.goto('/fr/certify/second-look');
	await expectAccessible(second);
	const waiting = second.getByRole('region', { name: 'À relire' }).getByRole('link');
	await waiting.first().click();
	const look = second.getByRole('link', { name: 'Donner votre second regard' });
	await expect(look).toBeVisible();
	await expectAccessible(second);
	await look.click();
	await second.getByRole('button', { name: 'Confirmer l’accord' }).click();
	await expect(second.getByText('a confirmé ce dossier le')).toBeVisible();
	await second.goto('/fr/certify/second-look');
	await waiting.first().click();
	await second.getByRole('link', { name: 'Donner votre second regard' }).click();
	await second.getByRole('button', { name: 'Signaler et suspendre' }).click();
	await expect(second.getByRole('alert')).toBeVisible();
	await expectAccessible(second);
	await expectNoSidewaysScroll(second);
	await second.getByLabel('Ce qui ne tient pas').fill('Le débriefing <b>manque</b>.');
	await second.getByRole('button', { name: 'Signaler et suspendre' }).click();
	await expect(second.getByText('Le débriefing <b>manque</b>.')).toBeVisible();
	await second.getByRole('link', { name: 'Voir le certificat' }).click();
	await expect(second.getByRole('heading', { name: 'État : Suspendu' })).toBeVisible();
	await second.goto('/fr/certify/second-look');
	await expect(second.getByText('Rien n’attend votre second regard.')).toBeVisible();
}

test('many dossiers granted at once, without JavaScript, each told before and after', async ({ browser, server }) => {
	for (const mail of ['trainee@demo.test', 'trainee2@demo.test']) {
		await completeRecord(server, mail);
		await submit(await newPage(browser, { origin: server.origin }), mail);
	}
	const certifier = await newPage(browser, { origin: server.origin, javaScriptEnabled: false, width: 360 });
	await enter(certifier, 'certifier@demo.test');
	await certifier.goto('/fr/certify');
	await expectNoSidewaysScroll(certifier);
	for (const box of await certifier.getByRole('checkbox').all()) await box.check();
	await certifier.getByRole('button', { name: 'Préparer l’accord des dossiers choisis' }).click();
	await expect(certifier.getByText('Le certificat sera émis')).toHaveCount(2);
	await expectNoSidewaysScroll(certifier);
	await certifier.getByRole('button', { name: 'Accorder 2 dossiers' }).click();
	await expect(certifier.getByText('Certificat émis')).toHaveCount(2);
	const sheets = await certifier
		.getByRole('link', { name: 'Télécharger les certificats à imprimer' })
		.getAttribute('href');
	const archive = unzipSync(await (await certifier.request.get(sheets ?? '')).body());
	expect(Object.keys(archive)).toEqual([
		expect.stringMatching(/^certificat-.*\.pdf$/),
		expect.stringMatching(/\.pdf$/)
	]);
	await certifier.goto('/fr/certify?state=granted');
	await expect(certifier.getByRole('table').getByRole('link')).toHaveCount(2);
	await looksAgain(browser, server.origin);
});

test('all that wait are granted in turn, with what is done shown', async ({ page, browser, server }) => {
	await completeRecord(server, 'trainee@demo.test');
	await submit(await newPage(browser, { origin: server.origin }), 'trainee@demo.test');
	await enter(page, 'certifier@demo.test');
	await page.goto('/fr/certify/many?all=yes');
	await takenOver(page);
	const held = heldBack();
	await page.route('**/certify/many?all=yes', async (route) => {
		if (route.request().method() === 'POST') await held.promise;
		await route.continue();
	});
	await page.getByRole('button', { name: 'Accorder 1 dossier' }).click();
	await expect(page.getByRole('progressbar', { name: 'Dossiers accordés' })).toBeVisible();
	await expect(page.locator('.progress span').first()).toHaveText('0 sur 1');
	held.release();
	await expect(page.getByText('Certificat émis')).toHaveCount(1);
	await expect(page.getByRole('link', { name: 'Télécharger les certificats à imprimer' })).toBeVisible();
	await expectAccessible(page);
});

test('the register and a checkpoint are files, a person is erased after a confirmation', async ({
	page,
	browser,
	server
}) => {
	await completeRecord(server, 'trainee@demo.test');
	await submit(page, 'trainee@demo.test');
	const administrator = await newPage(browser, { origin: server.origin });
	await enter(administrator, 'administrator@demo.test');
	await administrator.goto('/fr/register');
	await expectAccessible(administrator);
	const csv = administrator.waitForEvent('download');
	await administrator.getByRole('button', { name: 'Exporter en CSV' }).click();
	const text = await readFile(await (await csv).path(), 'utf8');
	expect(text.startsWith('\uFEFFnumber,name_latin,name_arabic')).toBe(true);
	const checkpoint = administrator.waitForEvent('download');
	await administrator.getByRole('link', { name: 'Télécharger un point de contrôle' }).click();
	const kept = await readFile(await (await checkpoint).path(), 'utf8');
	expect(JSON.parse(kept)).toMatchObject({ kind: 'journal-checkpoint', origin: server.origin });
	await administrator.goto('/fr/statistics');
	await expect(administrator.getByText('moins de cinq').first()).toBeVisible();
	await expectAccessible(administrator);
	await administrator.goto('/fr/journal');
	await expectAccessible(administrator);
	const file = { name: 'point.json', mimeType: 'application/json', buffer: Buffer.from(kept) };
	await administrator.getByLabel('Points de contrôle gardés').setInputFiles(file);
	await administrator.getByRole('button', { name: 'Vérifier maintenant' }).click();
	await expect(administrator.getByRole('heading', { name: 'Le journal tient' })).toBeVisible();
	await expect(administrator.getByText('1 point de contrôle retrouvé à sa place.')).toBeVisible();
	const altered = { ...file, buffer: Buffer.from(kept.replace(/"seq": ?\d+/, '"seq":1')) };
	await administrator.getByLabel('Points de contrôle gardés').setInputFiles(altered);
	await administrator.getByRole('button', { name: 'Vérifier maintenant' }).click();
	await expect(administrator.getByText('il a été modifié et ne prouve rien')).toBeVisible();
	await administrator.goto('/fr/journal?kind=register');
	await expect(administrator.getByRole('table').getByText('register/exported')).toBeVisible();

	await administrator.goto('/fr/people?q=salma');
	await administrator.getByRole('table').getByRole('link').first().click();
	await administrator.getByRole('link', { name: 'Préparer l’effacement' }).click();
	await expect(administrator.getByText('Un dossier attend l’instruction')).toBeVisible();
	await expectAccessible(administrator);
	const confirm = administrator.getByLabel('Pour confirmer');
	await confirm.fill('trainee2@demo.test');
	await administrator.getByRole('button', { name: 'Effacer définitivement' }).click();
	await expect(administrator.getByText('Rien n’a été effacé.')).toBeVisible();
	await confirm.fill('trainee@demo.test');
	await administrator.getByRole('button', { name: 'Effacer définitivement' }).click();
	await expect(administrator.getByText('La personne est effacée.')).toBeVisible();
	await administrator.goto('/fr/people?q=salma');
	await expect(administrator.getByText('Personne ne correspond')).toBeVisible();
	expect((await page.goto('/fr/home'))?.status()).toBe(401);
});
