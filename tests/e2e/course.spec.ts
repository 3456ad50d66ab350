import type { Page } from '@playwright/test';
import { giveSomeAnswer } from './answer-question.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './server.ts';
import { enter } from './sign-in.ts';

const next = (page: Page) => page.locator('section.next a.button').first();

/** Finishes every lesson that is left, without reading it. */
async function finishLessons(page: Page, language: string): Promise<void> {
	await page.goto(`/${language}/course`);
	for (;;) {
		const address = (await next(page).getAttribute('href')) ?? '';
		if (!address.includes('/lesson/')) return;
		await page.goto(`${address.split('#')[0] ?? ''}?read`);
		await page.locator('form[action="?/finish"] button').click();
		await expect(page).toHaveURL(/\/course\/[^/]+$/);
	}
}

/** Answers every question of a test somehow, up to the list before submitting. */
async function answerTest(page: Page): Promise<void> {
	const submit = page.locator('form[action="?/submit"]');
	const standing = (question: number) => page.locator(`input[name=position][value="${String(question)}"]`);
	for (let question = 1; ; question += 1) {
		await expect(submit.or(standing(question))).toBeAttached();
		if (await submit.isVisible()) return;
		await giveSomeAnswer(page.locator('form[action="?/save"]'));
		await page.locator('button[name=go]').first().click();
		await expect(page).toHaveURL(new RegExp(`question=${String(question + 1)}$`));
	}
}

test('a lesson opens with a decision, keeps what is typed, and is resumed; of two tabs the last answer stands', async ({
	page,
	context
}) => {
	await enter(page, 'trainer@demo.test', 'fr');
	await page.goto('/fr/course');
	await expectAccessible(page);
	await next(page).click();
	await expect(page.getByRole('heading', { name: 'Votre décision d’abord' })).toBeVisible();
	await expect(page.locator('article')).toHaveCount(0);
	await expectAccessible(page);
	const other = await context.newPage();
	await other.goto(page.url());
	for (const [tab, option] of [
		[other, 1],
		[page, 0]
	] as const) {
		await tab.locator('section:has(#opener) input[name=picked]').nth(option).check();
		await tab.getByRole('button', { name: 'Décider et lire la suite' }).click();
		await expect(tab.getByRole('heading', { name: 'Votre décision', exact: true })).toBeVisible();
		await expect(tab.locator('article')).toBeVisible();
	}
	await other.close();
	await expectAccessible(page);

	const written = 'Une chose à changer <b>dès lundi</b>';
	const kept = page.waitForResponse((response) => response.url().includes('/draft'));
	await page.getByLabel('Votre réflexion').first().fill(written);
	await kept;
	await page.reload();
	await expect(page.getByLabel('Votre réflexion').first()).toHaveValue(written);
	await page.getByRole('button', { name: 'Garder dans mon carnet' }).first().click();
	await expect(page.getByText('Gardé dans votre carnet.')).toBeVisible();
	await page.goto('/fr/notebook');
	await expect(page.getByText(written)).toBeVisible();
	await expectAccessible(page);
	await page.goto('/fr/course');
	await expect(next(page)).toHaveText('Reprendre là où j’en étais');
});

test('a module test is taken on a phone in Arabic, submitted once from two tabs, and explained', async ({
	page,
	context
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await enter(page, 'trainee2@demo.test', 'ar');
	await finishLessons(page, 'ar');
	await next(page).click();
	await expect(page.locator('form[action="?/start"] button')).toBeVisible();
	await expectAccessible(page);
	await page.locator('form[action="?/start"] button').click();
	await page.waitForURL(/\/test\/[^/]+\/[^/]+$/);
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
	await answerTest(page);
	const [other, late] = [await context.newPage(), await context.newPage()];
	await other.goto(page.url());
	await late.goto(page.url().replace(/question=.*/, 'question=1'));
	await page.locator('form[action="?/submit"] button').click();
	await expect(page).toHaveURL(/\/result$/);
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await other.locator('form[action="?/submit"] button').click();
	await expect(other.getByText('سبق إرسال هذا الاختبار. هذه نتيجته.')).toBeVisible();
	await late.locator('button[name=go]').first().click();
	await expect(late).toHaveURL(/\/result\?late$/);
	await expect(late.locator('.notice.warning').first()).toBeVisible();

	const result = page.url();
	await context.clearCookies();
	await enter(page, 'trainee@demo.test', 'ar');
	expect((await page.goto(result))?.status()).toBe(404);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a lesson is decided, practised and written about, and its test taken', async ({ page }) => {
		await enter(page, 'both@demo.test', 'fr');
		await page.goto('/fr/course');
		await next(page).click();
		await page.locator('section:has(#opener) input[name=picked]').first().check();
		await page.getByRole('button', { name: 'Décider et lire la suite' }).click();
		const several = page.locator('section:has(#practice) form:has(input[type=checkbox])').first();
		await several.locator('button').click();
		await expect(page.getByRole('alert')).toHaveText('Choisissez une réponse avant de continuer.');
		await page.getByLabel('Votre réflexion').first().fill('Sans script');
		await page.getByRole('button', { name: 'Garder dans mon carnet' }).first().click();
		await expect(page.getByText('Gardé dans votre carnet.')).toBeVisible();
		await finishLessons(page, 'fr');
		await next(page).click();
		await page.locator('form[action="?/start"] button').click();
		await answerTest(page);
		await page.locator('form[action="?/submit"] button').click();
		await expect(page.getByRole('heading', { name: 'Les réponses expliquées' })).toBeVisible();
	});
});
