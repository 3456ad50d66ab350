import { globSync } from 'node:fs';
import path from 'node:path';
import { languages } from '../../src/lib/i18n/language.ts';
import {
	expect,
	expectAccessible,
	expectColoursAccessible,
	expectNoSidewaysScroll,
	readingTest as test
} from './server.ts';

const folder = path.resolve(import.meta.dirname, '../../src/routes/[lang=lang]/(public)');
const publicPages = globSync('**/+page*.svelte', { cwd: folder })
	.map((file) => path.posix.dirname(file).replace(/^\.$/, ''))
	.filter((page) => !page.includes('['))
	.sort();
const addresses = languages.flatMap((language) => publicPages.map((page) => path.posix.join('/', language, page)));

for (const address of addresses)
	test(`${address} answers under the strict policy, is accessible in both themes and fits 320 px`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		const answer = await page.goto(address);
		expect(answer?.status()).toBe(200);
		const policy = answer?.headers()['content-security-policy'] ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toMatch(/script-src 'self'( 'nonce-[^']+')?(;|$)/);
		expect(policy).not.toMatch(/'unsafe-(inline|eval)'/);
		await expect(page).toHaveTitle(/\S/);
		await expect(page.locator('html')).toHaveAttribute('lang', address.slice(1, 3));
		await expect(page.locator('html')).toHaveAttribute('dir', address.startsWith('/ar') ? 'rtl' : 'ltr');
		await expectNoSidewaysScroll(page);
		await expectAccessible(page);
		await expectColoursAccessible(page);
	});

for (const language of languages) {
	test(`an address that leads nowhere says so in ${language}`, async ({ page }) => {
		const answer = await page.goto(`/${language}/nowhere`);
		expect(answer?.status()).toBe(404);
		await expect(page.locator('html')).toHaveAttribute('lang', language);
		await expectAccessible(page);
	});
}

test('the first address leads to the language the browser prefers', async ({ browser, server }) => {
	const context = await browser.newContext({ locale: 'ar-MA', baseURL: server.origin });
	const page = await context.newPage();
	await page.goto('/');
	expect(new URL(page.url()).pathname).toBe('/ar');
	await context.close();
});
