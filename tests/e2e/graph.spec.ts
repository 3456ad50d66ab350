import type { Page } from '@playwright/test';
import {
	expect,
	expectAccessible,
	expectColoursAccessible,
	expectNoSidewaysScroll,
	fontsCame,
	readingTest as test
} from './server.ts';
import { enter, signIn } from './sign-in.ts';

const villa = 'scenarios/villa-des-jasmins';

/** Texts that the browser sets wider or lower than the box they stand in. */
const spilling = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll<SVGGElement>('.scenario-graph .box')].flatMap((box) => {
			const ground = box.querySelector<SVGRectElement>('.ground')?.getBBox();
			return [...box.querySelectorAll('text')].flatMap((text) => {
				const { x, y, width, height } = text.getBBox();
				const fits =
					ground !== undefined &&
					x >= ground.x &&
					x + width <= ground.x + ground.width &&
					y >= ground.y &&
					y + height <= ground.y + ground.height;
				return fits ? [] : [text.textContent];
			});
		})
	);

/** The width of a sheet of A3 within its margins, in points of the screen, but for a hair. */
const acrossA3 = 1500;

for (const { language, title, collapsed } of [
	{ language: 'fr', title: 'Dossier Villa des Jasmins', collapsed: 'Le dossier s’arrête' },
	{ language: 'ar', title: 'قضية فيلا الياسمين', collapsed: 'الملف يتوقف' }
]) {
	test(`a trainer goes from the menu to the picture of a case, and from a box to its text, in ${language}`, async ({
		page
	}) => {
		await signIn(page, 'trainer@demo.test', language);
		await page.locator(`nav a[href="/${language}/scenarios"]`).click();
		await page.locator(`a.button[href="/${language}/${villa}"]`).click();
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
		const picture = page.locator('.scenario-graph[role=group]');
		await expect(picture.locator('.scene')).toHaveCount(23);
		await expect(picture.locator('.ending')).toHaveCount(9);
		await fontsCame(page);
		expect(await spilling(page)).toEqual([]);
		await picture.locator('.ending').filter({ hasText: collapsed }).first().click();
		await expect(page).toHaveURL(/#ending-collapsed$/);
		await expect(page.locator('#ending-collapsed')).toBeInViewport();

		await page.emulateMedia({ media: 'print' });
		const [sheet] = await page.locator('.sheet').all();
		expect((await sheet?.boundingBox())?.width).toBeGreaterThan(acrossA3);
	});

	test(`the picture and its text are accessible in ${language}, in both themes, and the page fits 320 px`, async ({
		page
	}) => {
		await enter(page, 'trainer@demo.test', language);
		await page.setViewportSize({ width: 320, height: 640 });
		for (const path of ['scenarios', villa]) {
			await page.goto(`/${language}/${path}`);
			await expectNoSidewaysScroll(page);
			await expectAccessible(page);
			await expectColoursAccessible(page);
		}
	});
}

test('the keyboard reaches the box of the picture and scrolls it', async ({ page }) => {
	await enter(page, 'trainer@demo.test');
	await page.goto(`/fr/${villa}`);
	const box = page.getByRole('region', { name: 'Image du scénario' });
	for (let presses = 0; presses < 40; presses += 1) {
		await page.keyboard.press('Tab');
		if (await box.evaluate((element) => element === document.activeElement)) break;
	}
	await expect(box).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await expect.poll(() => box.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
});

test('a variant pales what it never reaches, and roles not asked for are left out', async ({ page }) => {
	await enter(page, 'trainer@demo.test');
	await page.goto(`/fr/${villa}`);
	await expect(page.locator('.unreached')).toHaveCount(0);
	await page.getByLabel('Variante').selectOption('dispute');
	await page.getByLabel('Juge').uncheck();
	await page.getByRole('button', { name: 'Afficher' }).click();
	await expect(page).toHaveURL(/variant=dispute/);
	await expect(page.locator('.ending.unreached').filter({ hasText: 'Une condamnation qui tient' })).toHaveCount(1);
	await expect(page.getByLabel('Juge')).not.toBeChecked();
	await expect(page.locator('[data-box="decision verdict"]')).toHaveCount(0);
	await expect(page.locator('[data-box="decision status"]')).toHaveCount(1);
});

test('the picture is downloaded as a file of its own that runs and fetches nothing', async ({ page }) => {
	await enter(page, 'trainer@demo.test');
	await page.goto(`/fr/${villa}`);
	const address = await page.getByRole('link', { name: 'Télécharger' }).getAttribute('href');
	const answer = await page.request.get(address ?? '');
	expect(answer.headers()['content-type']).toBe('image/svg+xml; charset=utf-8');
	expect(answer.headers()['content-disposition']).toBe('attachment; filename="villa-des-jasmins.fr.svg"');
	expect(answer.headers()['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
	expect(answer.headers()['cache-control']).toBe('private, no-store');
	await page.goto('about:blank');
	const faults = await page.evaluate(
		(text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('parsererror, script').length,
		await answer.text()
	);
	expect(faults).toBe(0);
});

test('for a learner none of it exists', async ({ page }) => {
	await signIn(page, 'trainee@demo.test');
	await expect(page.locator('nav a[href="/fr/scenarios"]')).toHaveCount(0);
	for (const path of ['scenarios', villa, `${villa}/graph.svg`]) {
		const answer = await page.goto(`/fr/${path}`);
		expect(answer?.status()).toBe(404);
	}
});

test('an administrator reads the scenarios too', async ({ page }) => {
	await enter(page, 'administrator@demo.test');
	expect((await page.goto(`/fr/${villa}`))?.status()).toBe(200);
});
