import { expect, test } from './server.ts';

test('what is typed and picked before the scripts have come stays', async ({ page }) => {
	await page.goto('/fr/sign-in');
	await page.locator('input[name=mail]').fill('trainee@demo.test');
	await page.locator('input[name=password]').fill('pretoire-demo');
	await page.locator('main form button').click();
	await expect(page).toHaveURL(/\/home$/);

	let letThrough = () => {};
	const held = new Promise<void>((resolve) => (letThrough = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/fr/course/formation-de-formateurs/lesson/voir-une-personne', { waitUntil: 'commit' });
	const choice = page.locator('main input[type=radio]').first();
	const reflection = page.locator('main textarea').first();
	await choice.check();
	await reflection.fill('Ce que je ferai demain.');
	const drafted = page.waitForRequest((request) => request.url().includes('?/draft'));
	letThrough();
	await drafted;
	await expect(choice).toBeChecked();
	await expect(reflection).toHaveValue('Ce que je ferai demain.');
});
