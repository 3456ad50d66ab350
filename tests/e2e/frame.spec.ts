import { expect, takenOver, test } from './server.ts';
import { signIn } from './sign-in.ts';

test('changing language keeps the page, its query and what was typed', async ({ page }) => {
	await page.goto('/fr/sign-in?to=%2Ffr%2Fhome');
	await takenOver(page);
	await page.getByLabel('Adresse électronique').fill('awa@exemple.test');
	await page.locator('a[hreflang="ar"]').click();
	await expect(page).toHaveURL(/\/ar\/sign-in\?to=%2Ffr%2Fhome$/);
	await expect(page.getByLabel('البريد الإلكتروني')).toHaveValue('awa@exemple.test');
});

test('a password is never kept for another language', async ({ page }) => {
	await page.goto('/fr/sign-in');
	await takenOver(page);
	await page.getByLabel('Mot de passe').fill('secret');
	await page.locator('a[hreflang="en"]').click();
	await expect(page.getByLabel('Password')).toHaveValue('');
	expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('secret');
});

test('a page names its other languages', async ({ page, server }) => {
	await page.goto('/fr/legal');
	await expect(page.locator('link[rel="alternate"][hreflang="ar"]')).toHaveAttribute(
		'href',
		`${server.origin}/ar/legal`
	);
});

test('on a phone every place of the navigation is in sight, and the course leads a trainer to no dossier', async ({
	page
}) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await signIn(page, 'trainer@demo.test');
	const places = page.locator('header nav a');
	expect(await places.count()).toBeGreaterThan(6);
	for (const place of await places.all()) await expect(place).toBeInViewport({ ratio: 1 });
	await page.goto('/fr/course');
	await expect(page.locator('main ol a').first()).toBeVisible();
	await expect(page.locator('main a[href$="/dossier"]')).toHaveCount(0);
});

test('the neutral page bears no sign of the platform and is not stored', async ({ page }) => {
	const answer = await page.goto('/fr/leave');
	expect(answer?.headers()['cache-control']).toBe('no-store');
	expect(await page.content()).not.toMatch(/pr[ée]toire|favicon/i);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the chosen appearance is remembered and the page stays', async ({ page }) => {
		await page.goto('/fr/legal?from=test');
		await page.getByRole('button', { name: 'Sombre' }).click();
		await expect(page).toHaveURL(/\/fr\/legal\?from=test$/);
		await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
		await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(20, 25, 34)');
	});

	test('a way back that leads elsewhere is not followed', async ({ page, server }) => {
		for (const to of ['https://example.org/', '//example.org', '/\\example.org', '/elsewhere']) {
			const answer = await page.request.post('/fr/appearance', {
				form: { theme: 'dark', to },
				headers: { origin: server.origin },
				maxRedirects: 0
			});
			expect(answer.headers()['location']).toBe('/fr');
		}
	});
});
