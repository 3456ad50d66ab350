import type { Page, Response } from '@playwright/test';
import { giveSomeAnswer } from './answer-question.ts';
import { answersIn, lesson, textsIn } from './kept-answers.ts';
import { expect, expectAccessible, test } from './server.ts';
import { signIn } from './sign-in.ts';

test.use({ cutsNetwork: true });

/** What was answered; nothing where the page it was for has gone. */
const textOf = (response: Response): Promise<string> => response.text().catch(() => '');

/** Opens the lesson and waits until it could keep what is done: that part comes after the first view. */
async function openLesson(page: Page): Promise<void> {
	const keeping = page.waitForResponse(
		async (response) => /_app\/.*\.js$/.test(response.url()) && (await textOf(response)).includes('QuotaExceededError')
	);
	await page.goto(`/fr${lesson}?read`);
	await (await keeping).finished();
}

test('what is done on an open page while the link is cut stays, waits and arrives once, where nothing was taken along', async ({
	page,
	context,
	server
}) => {
	await signIn(page, 'trainee@demo.test');
	await openLesson(page);
	const practice = page.locator('section:has(#practice) .card').first();
	await giveSomeAnswer(practice.locator('form'));
	await context.setOffline(true);
	await practice.locator('form button').first().click();
	await expect(practice.getByText('votre réponse est gardée sur cet appareil')).toBeVisible();
	await expect(practice.locator('input[name=picked]:checked')).not.toHaveCount(0);
	await expect(page.getByText('1 réponse en attente')).toBeVisible();
	const reflection = page.locator('form[action^="?/reflection"]').first();
	await reflection.locator('textarea').fill('Avec le réseau coupé');
	await reflection.getByRole('button', { name: 'Garder dans mon carnet' }).click();
	await expect(reflection.getByText('Votre texte est gardé sur cet appareil')).toBeVisible();
	await reflection.locator('textarea').fill('Avec le réseau coupé, deux fois');
	await reflection.getByRole('button', { name: 'Garder dans mon carnet' }).click();
	await page.getByRole('button', { name: 'J’ai terminé cette leçon' }).click();
	await expect(page.getByText('La leçon sera marquée comme terminée')).toBeVisible();
	await expect(page.getByText('4 réponses en attente')).toBeVisible();
	await expectAccessible(page);
	expect(answersIn(server)).toEqual([]);

	await reflection.locator('textarea').fill('Ce que je tape encore');
	await context.setOffline(false);
	await expect(page.getByText('4 réponses envoyées')).toBeVisible();
	await expect(practice.locator('.feedback')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'La suite' })).toBeVisible();
	await expect(reflection.locator('textarea')).toHaveValue('Ce que je tape encore');
	expect(answersIn(server)).toHaveLength(3);
	expect(textsIn(server)).toContainEqual({ mail: 'trainee@demo.test', body: 'Avec le réseau coupé, deux fois' });
	await reflection.getByRole('button', { name: 'Garder dans mon carnet' }).click();
	await expect(page.getByText('Gardé dans votre carnet.')).toBeVisible();
	await expect.poll(() => textsIn(server)).toContainEqual({ mail: 'trainee@demo.test', body: 'Ce que je tape encore' });
});

test('a device that is full says so and leaves what was typed on the page', async ({ page, context, server }) => {
	await page.addInitScript(() => {
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = function (...given) {
			if (document.documentElement.dataset['full']) throw new DOMException('No room', 'QuotaExceededError');
			return add.apply(this, given);
		};
	});
	const full = (yes: boolean) =>
		page.evaluate((now) => (document.documentElement.dataset['full'] = now ? 'yes' : ''), yes);
	await signIn(page, 'trainee@demo.test');
	await openLesson(page);
	await full(true);
	await context.setOffline(true);
	const reflection = page.locator('form[action^="?/reflection"]').first();
	await reflection.locator('textarea').fill('Un texte qui ne doit pas se perdre');
	await reflection.getByRole('button', { name: 'Garder dans mon carnet' }).click();
	await expect(reflection.getByRole('alert')).toContainText('cet appareil n’a plus de place');
	await expect(reflection.locator('textarea')).toHaveValue('Un texte qui ne doit pas se perdre');
	await expectAccessible(page);
	await full(false);
	await reflection.getByRole('button', { name: 'Garder dans mon carnet' }).click();
	await expect(reflection.getByText('Votre texte est gardé sur cet appareil')).toBeVisible();
	await expect(page.getByText('1 réponse en attente')).toBeVisible();
	await context.setOffline(false);
	await expect(page.getByText('1 réponse envoyée')).toBeVisible();
	expect(textsIn(server)).toEqual([{ mail: 'trainee@demo.test', body: 'Un texte qui ne doit pas se perdre' }]);
});
