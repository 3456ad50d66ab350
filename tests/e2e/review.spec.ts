import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import path from 'node:path';
import { startServer } from '../../src/cli/running-server.ts';
import { giveSomeAnswer } from './answer-question.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './server.ts';
import { smallSchool } from './small-school.ts';
import { enter } from './sign-in.ts';
import { letDaysPass } from './time-passes.ts';

const lesson = 'course/formation-de-formateurs/lesson/voir-une-personne';
const review = 'form[action^="?/answer"]';

/** Answers a practice question of the lesson with its first option alone, which is not all of the right answer. */
async function answerWrongly(page: Page, language: string): Promise<void> {
	await page.goto(`/${language}/${lesson}?read`);
	const form = page.locator('#question-q-gestes-82-5-1 form').first();
	await form.locator('input[name=picked]').last().check();
	await form.locator('button').click();
	await expect(page.locator('#question-q-gestes-82-5-1 .feedback')).toBeVisible();
}

test('what was not known comes back another day, on a phone in Arabic, by keyboard', async ({ page, server }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await enter(page, 'trainee@demo.test', 'ar');
	await page.goto('/ar/review');
	await expect(page.getByRole('heading', { name: 'لا شيء للمراجعة اليوم' })).toBeVisible();
	await expectAccessible(page);
	await answerWrongly(page, 'ar');
	await page.goto('/ar/review');
	await expect(page.getByText('الموعد المقبل')).toBeVisible();
	letDaysPass(server);

	await page.goto('/ar/home');
	await page.getByRole('link', { name: 'المراجعة في خمس دقائق' }).click();
	await expect(page.getByRole('progressbar')).toHaveText('السؤال 1 من 1');
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await page.locator(`${review} input[name=picked]`).first().focus();
	await page.keyboard.press('Space');
	await page.getByRole('checkbox', { name: 'ترددت في الجواب' }).focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByText('سيعود هذا السؤال يوم')).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await page.getByRole('link', { name: 'إنهاء' }).click();
	await expect(page.getByRole('heading', { name: 'تمت مراجعة كل شيء اليوم' })).toBeVisible();
	await expectAccessible(page);
});

test('a profession and a goal are chosen, shown on the path, and taken back', async ({ page }) => {
	await enter(page, 'trainee@demo.test', 'fr');
	await page.goto('/fr/course');
	await page.getByRole('radio', { name: 'Magistrat·e du parquet' }).check();
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(page.getByText('Votre fonction : Magistrat·e du parquet')).toBeVisible();
	await page.getByRole('link', { name: 'Ma fonction et mon objectif' }).click();
	await expect(page.getByLabel('Minutes par semaine')).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel('Minutes par semaine').fill('2');
	await page.locator('section:has(#goal) form').first().getByRole('button').click();
	await expect(page.getByRole('alert')).toHaveText('Écrivez un nombre de minutes entre 5 et 2 400.');
	await page.getByLabel('Minutes par semaine').fill('30');
	await page.locator('section:has(#goal) form').first().getByRole('button').click();
	await expect(page.getByText('C’est enregistré.')).toBeVisible();
	await page.goto('/fr/course');
	await expect(page.getByText('À 30 min par semaine, vous aurez fini vers le')).toBeVisible();
	await page.goto('/fr/plan');
	await page.getByRole('button', { name: 'Retirer l’objectif' }).click();
	await expect(page.getByRole('button', { name: 'Retirer l’objectif' })).toHaveCount(0);
});

test('who finished a lesson on a text that has changed since is told, is asked again, and then no more', async ({
	page
}) => {
	const settings = await smallSchool();
	const before = await startServer({ settings });
	await enter(page, 'trainee@demo.test', 'fr', before.origin);
	await page.goto(`${before.origin}/fr/course/petit/lesson/voir?read`);
	await page.locator('form[action="?/finish"] button').click();
	await expect(page).toHaveURL(/\/course\/petit$/);
	await page.goto(`${before.origin}/fr/review`);
	await expect(page.getByRole('heading', { name: 'Rien à revoir aujourd’hui' })).toBeVisible();
	await before.halt();

	const sources = path.join(settings.CONTENT_DIR, 'sources.yaml');
	const text = await readFile(sources, 'utf8');
	await writeFile(sources, text.replace('2024-08-22', '2026-02-15').replace('"Définition."', '"Nouvelle définition."'));
	const { origin, dataDir } = before;
	const after = await startServer({ dataDir, settings: { ...settings, PORT: new URL(origin).port, ORIGIN: origin } });
	await page.goto(`${origin}/fr/home`);
	await page.getByRole('link', { name: 'Réviser cinq minutes' }).click();
	await expect(page.getByRole('heading', { name: 'Ce texte a changé depuis votre leçon' })).toBeVisible();
	await expect(page.getByText('Nouvelle définition.')).toBeVisible();
	await expectAccessible(page);
	const form = page.locator(review);
	for (let asked = 0; await form.isVisible(); asked += 1) {
		expect(asked).toBeLessThan(9);
		await form.locator('input[value=a]').check();
		await form.getByRole('button', { name: 'Voir l’explication' }).click();
		await page.locator('.actions a.button').click();
		await expect(page).toHaveURL(/\/review$/);
		await expect(page.locator(`${review}, .empty`).first()).toBeVisible();
	}
	await expect(page.getByRole('heading', { name: 'Tout est revu pour aujourd’hui' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Ce texte a changé depuis votre leçon' })).toHaveCount(0);
	await expect(page.getByRole('heading', { name: 'Des textes ont changé' })).toBeVisible();
	await page.goto(`${origin}/fr/home`);
	await expect(page.getByRole('link', { name: 'Réviser cinq minutes' })).toHaveCount(0);
	await after.stop();
});

test('the notebook is searched and taken along as text', async ({ page }) => {
	await enter(page, 'trainee@demo.test', 'fr');
	await page.goto(`/fr/${lesson}?read`);
	await page.getByLabel('Votre réflexion').first().fill('La vulnérabilité, dès lundi');
	await page.getByRole('button', { name: 'Garder dans mon carnet' }).first().click();
	await expect(page.getByText('Gardé dans votre carnet.')).toBeVisible();
	await page.goto('/fr/notebook');
	await page.getByRole('searchbox').fill('vulnerabilite');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/q=vulnerabilite/);
	await expect(page.getByText('La vulnérabilité, dès lundi')).toBeVisible();
	await expectAccessible(page);
	const text = await (await page.request.get('/fr/notebook/text')).text();
	expect(text).toContain('La vulnérabilité, dès lundi');
	await page.goto('/fr/notebook?q=rien');
	await expect(page.getByText('Rien dans votre carnet pour « rien ».')).toBeVisible();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a question is reviewed, explained, and a goal is set', async ({ page, server }) => {
		await enter(page, 'trainee2@demo.test', 'fr');
		await answerWrongly(page, 'fr');
		letDaysPass(server);
		await page.goto('/fr/course');
		await page.getByRole('link', { name: 'Réviser cinq minutes' }).click();
		await page.locator(`${review} button`).last().click();
		await expect(page.getByRole('alert')).toHaveText('Choisissez une réponse avant de continuer.');
		await giveSomeAnswer(page.locator(review));
		await page.locator(`${review} button`).last().click();
		await expect(page.getByText('Cette question reviendra le')).toBeVisible();
		await page.getByRole('link', { name: 'Terminer' }).click();
		await expect(page.getByRole('heading', { name: 'Tout est revu pour aujourd’hui' })).toBeVisible();
		await page.goto('/fr/plan');
		await page.getByLabel('Minutes par semaine').fill('30');
		await page.locator('section:has(#goal) form').first().getByRole('button').click();
		await expect(page.getByText('C’est enregistré.')).toBeVisible();
	});
});
