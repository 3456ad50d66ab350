import type { Locator, Page, Response } from '@playwright/test';
import { giveSomeAnswer } from './answer-question.ts';
import { answersIn, lesson, textsIn } from './kept-answers.ts';
import { holdRequests } from './hold-requests.ts';
import { allHere, expect, expectAccessible, takenOver, test, testOn } from './server.ts';
import { again } from './server-again.ts';
import { signIn } from './sign-in.ts';
import { startSmallSchool } from './small-school.ts';

const inSmallSchool = testOn(startSmallSchool);
test.use({ cutsNetwork: true });
inSmallSchool.use({ cutsNetwork: true });

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
	await page.getByRole('navigation').getByRole('link', { name: 'Formation' }).click();
	await expect(page.getByText('Sans réseau, ce lien ne peut pas s’ouvrir')).toBeInViewport();
	await expect(page).toHaveURL(/voir-une-personne/);
	await expectAccessible(page);

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

	// The device has a network, and the server does not answer.
	await server.halt();
	await page.getByRole('navigation').getByRole('link', { name: 'Formation' }).click();
	await expect(page.locator('h1')).toHaveText('Le serveur n’a pas répondu');
	await expect(page.getByRole('link', { name: 'Se connecter' })).toHaveCount(0);
	await expect(page.locator('header summary')).toContainText('Salma');
	await expectAccessible(page);
	// What stands before a server says for it that it is away.
	const refused = page.waitForResponse((response) => response.status() === 502);
	await page.route('**/__data.json*', (route) => route.fulfill({ status: 502 }));
	await page.getByRole('link', { name: 'Réessayer' }).click();
	await refused;
	await expect(page.locator('h1')).toHaveText('Le serveur n’a pas répondu');
	await page.unroute('**/__data.json*');
	// Once it answers again, the page comes back by itself.
	const back = await again(server);
	await expect(page.locator('section.next')).toBeVisible();
	await back.halt();
});

test('a page whose styles do not come is said to be cut off, not at fault, and comes once the server answers', async ({
	page,
	server
}) => {
	await page.goto('/fr/verify');
	await takenOver(page);
	await server.halt();
	await page.locator('header a[href="/fr"]').click();
	await expect(page.locator('h1')).toHaveText('Le serveur n’a pas répondu');
	const back = await again(server);
	await expect(page.locator('h1')).not.toHaveText('Le serveur n’a pas répondu');
	await expect(page).toHaveURL('/fr');
	await back.halt();
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
	// A phone that finds one mast and then another says twice that it is back, while what waited is on its way.
	const letGo = await holdRequests(page, /\/api\/answers$/);
	await context.setOffline(false);
	await page.evaluate(() => dispatchEvent(new Event('online')));
	letGo();
	await expect(page.getByText('1 réponse envoyée')).toBeVisible();
	expect(textsIn(server)).toEqual([{ mail: 'trainee@demo.test', body: 'Un texte qui ne doit pas se perdre' }]);
});

/** Pages with forms, for whoever may open them. */
const pagesWithForms = {
	'trainee@demo.test': [
		'/plan',
		'/course',
		'/course/petit/test/diagnostic:un',
		'/account',
		'/search',
		'/glossary',
		'/live'
	],
	'administrator@demo.test': ['/people/new', '/journal', '/people', '/verify']
};

const fieldsOf = (form: Locator): Locator => form.locator('input:not([type=hidden]), textarea, select');

const valuesOf = (form: Locator): Promise<string[]> =>
	fieldsOf(form).evaluateAll((fields: HTMLInputElement[]) =>
		fields.map(({ value, checked }) => `${value} ${String(checked)}`)
	);

async function fillIn(form: Locator): Promise<void> {
	for (const field of await form.locator('input:not([type=hidden], [type=radio], [type=checkbox]):visible').all()) {
		const type = await field.getAttribute('type');
		if (type === 'file')
			await field.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
		else await field.fill(type === 'date' ? '2030-01-31' : type === 'email' ? 'a@b.test' : '12');
	}
	for (const choice of await form.locator('input[type=radio]:visible').all()) await choice.check();
}

/** Fills a form in and sends it with the link cut: it says so, and what was typed is still there. */
async function sendCut(page: Page, form: Locator): Promise<void> {
	await fillIn(form);
	const before = await valuesOf(form);
	await page.context().setOffline(true);
	await form.evaluate((element: HTMLFormElement) => element.requestSubmit(element.querySelector('button')));
	await expect(form.getByText('Le serveur n’a pas répondu')).toBeVisible();
	expect(await valuesOf(form)).toEqual(before);
	await page.context().setOffline(false);
}

for (const [mail, paths] of Object.entries(pagesWithForms)) {
	inSmallSchool(`every other form of ${mail} says that the link is cut and keeps what was typed`, async ({ page }) => {
		inSmallSchool.slow();
		await signIn(page, mail);
		for (const path of paths) {
			await page.goto(`/fr${path}`);
			await allHere(page);
			const forms = await page.locator('main form:visible').all();
			expect(forms, path).not.toEqual([]);
			for (const form of forms) await sendCut(page, form);
		}
		await expectAccessible(page);
	});
}
