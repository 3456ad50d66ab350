import type { Locator, Page } from '@playwright/test';
import { giveAnswer } from './answer-question.ts';
import { reach } from './keyboard.ts';
import { rightAnswer, rightAnswers } from './oracle.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, takenOver, test } from './server.ts';
import { enter } from './sign-in.ts';

const course = 'course/formation-de-formateurs';
const kinds = ['q-fourchettes', 'q-minimum-deux-auteurs'] as const;

/** The lesson whose practice has a matching and a number, read without its opening decision. */
const open = (page: Page, language: string) => page.goto(`/${language}/${course}/lesson/acte-moyen-but?read`);

async function check(card: Locator): Promise<void> {
	await card.locator('form button').click();
	await expect(card.locator('.feedback')).toBeVisible();
}

test('a matching and a number are answered on a phone in Arabic, and explained part by part', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await enter(page, 'trainee@demo.test', 'ar');
	await open(page, 'ar');
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
	for (const id of kinds) {
		const card = page.locator(`#question-${id}`);
		await giveAnswer(card, rightAnswer(id));
		await check(card);
		await expect(card.getByText('للمراجعة')).toHaveCount(0);
	}
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
});

test('a number that is none is refused in words, what was typed stays, and figures of Arabic count', async ({
	page
}) => {
	await enter(page, 'both@demo.test', 'fr');
	await open(page, 'fr');
	const card = page.locator('#question-q-minimum-deux-auteurs');
	const field = card.getByLabel('Votre réponse, en années');
	await field.fill('dix ans');
	await card.locator('form button').click();
	await expect(card.getByRole('alert')).toHaveText('Écrivez un nombre en chiffres, sans le mot qui suit.');
	await expect(field).toHaveValue('dix ans');
	await expectAccessible(page);
	await field.fill('١٠');
	await check(card);
	await expect(card.getByText('10 ans')).toBeVisible();
});

test('a matching is answered by keyboard alone', async ({ page }) => {
	await enter(page, 'trainer@demo.test', 'en');
	await open(page, 'en');
	const card = page.locator('#question-q-fourchettes');
	for (const select of await card.locator('select').all()) {
		await reach(page, select);
		await page.keyboard.press('ArrowDown');
		await expect(select).not.toHaveValue('');
	}
	await reach(page, card.locator('form button'));
	await page.keyboard.press('Enter');
	await expect(card.locator('.feedback')).toBeVisible();
});

test('in a test each answer is kept as soon as it is given, whatever its kind', async ({ page, server }) => {
	await enter(page, 'trainee2@demo.test', 'fr');
	for (;;) {
		await page.goto('/fr/course');
		const address = (await page.locator('section.next a.button').first().getAttribute('href')) ?? '';
		if (!address.includes('/lesson/')) break;
		await page.goto(`${address.split('#')[0] ?? ''}?read`);
		await page.locator('form[action="?/finish"] button').click();
		await expect(page).toHaveURL(/formation-de-formateurs$/);
	}
	await page.goto(`/fr/${course}/test/comprendre`);
	await page.locator('form[action="?/start"] button').click();
	await page.waitForURL(/\/test\/comprendre\/[^/]+$/);
	const attempt = page.url();
	const answers = await rightAnswers(server, attempt.split('/').at(-1) ?? '');
	for (const [index, answer] of answers.entries()) {
		await page.goto(`${attempt}?question=${index + 1}`);
		await takenOver(page);
		const form = page.locator('form[action="?/save"]');
		for (const part of answer) {
			const kept = page.waitForResponse((response) => response.url().includes('/save'));
			await giveAnswer(form, [part]);
			await form.locator('[name=picked]').first().blur();
			await kept;
		}
	}
	await page.goto(`${attempt}?question=${answers.length + 1}`);
	await expect(page.getByText('sans réponse', { exact: true })).toHaveCount(0);
	await page.locator('form[action="?/submit"] button').click();
	await expect(page).toHaveURL(/\/result$/);
	await expect(page.getByText('100 %').first()).toBeVisible();
	await expectAccessible(page);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('every kind of practice question is answered and explained', async ({ page }) => {
		await enter(page, 'trainee2@demo.test', 'fr');
		await open(page, 'fr');
		for (const id of kinds) {
			const card = page.locator(`#question-${id}`);
			await giveAnswer(card, rightAnswer(id));
			await check(card);
			await expect(card.getByText('Juste', { exact: true })).toBeVisible();
		}
	});
});
