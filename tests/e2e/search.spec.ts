import { expect, expectAccessible, expectNoSidewaysScroll, readingTest as test, takenOver } from './server.ts';
import { enter, signIn } from './sign-in.ts';

/** Whether the first figure of an article number is seen on the left of its last one, as it is read in each language. */
function firstLeftOfLast(element: Element): boolean {
	const text = document.createNodeIterator(element, NodeFilter.SHOW_TEXT).nextNode();
	const placeOf = (at: number) => {
		const range = new Range();
		if (text) range.setStart(text, at);
		if (text) range.setEnd(text, at + 1);
		return range.getBoundingClientRect().x;
	};
	return placeOf(0) < placeOf((text?.textContent?.length ?? 1) - 1);
}

test('a trainee searches from the course, by keyboard, and reads an article and what cites it', async ({ page }) => {
	await enter(page, 'trainee@demo.test', 'fr');
	await page.goto('/fr/course');
	await page.getByRole('searchbox').fill('article 448/1');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/fr\/search\?q=/);
	await expect(page.getByRole('main').getByRole('status')).toContainText('« article 448/1 »');
	await expect(page.locator('main h2').first()).toContainText('Textes de loi');
	await expect(page.locator('main mark').first()).toHaveText('448-1');
	await expectAccessible(page);

	await page.locator('main h3 a').first().click();
	await expect(page).toHaveURL(/\/fr\/law\/cp-448-1$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Code pénal, art. 448-1');
	await expect(page.getByRole('heading', { name: 'Les leçons qui le citent' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Les cas qui le citent' })).toHaveCount(0);
	await expectAccessible(page);
});

test('a new search on the page keeps the focus in the field and announces the new count', async ({ page }) => {
	await enter(page, 'trainee@demo.test', 'fr');
	await page.goto('/fr/search?q=contrainte');
	await takenOver(page);
	const field = page.getByRole('searchbox');
	await field.fill('zzzz exploitassion');
	await field.press('Enter');
	await expect(page.getByRole('main').getByRole('status')).toHaveText('Rien trouvé pour « zzzz exploitassion ».');
	await expect(field).toBeFocused();
	await expectAccessible(page);
	await page.locator('.empty li a').first().click();
	await expect(page.locator('main mark').first()).toBeVisible();
});

test('on a phone in Arabic a French word leads to the Arabic term, in the dark too', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.setViewportSize({ width: 320, height: 640 });
	await signIn(page, 'trainee@demo.test', 'ar');
	await page.locator('header a.search').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('البحث');
	await expectAccessible(page);
	await page.getByRole('searchbox').fill('traite');
	await page.locator('form[role=search] button').click();
	await expect(page.locator('main h3').filter({ hasText: 'الاتجار بالبشر' }).first()).toBeVisible();
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
	await page.goto(`/ar/search?q=${encodeURIComponent('وللضَّحيّة')}`);
	await expect(page.locator('main mark').first()).toContainText('ضحية');
	await expectNoSidewaysScroll(page);
	await page.goto('/ar/search?q=448-1');
	const number = page.locator('main h3 mark').first();
	await expect(number).toHaveText('448-1');
	expect(await number.evaluate(firstLeftOfLast)).toBe(true);
	for (const path of ['/ar/law/cp-448-1', '/ar/glossary']) {
		await page.goto(path);
		await expectNoSidewaysScroll(page);
		await expectAccessible(page);
	}
});

test('a trainer sees which cases cite a text', async ({ page }) => {
	await enter(page, 'trainer@demo.test', 'fr');
	await page.goto('/fr/law/cp-448-1');
	const cases = page.locator('section[aria-labelledby=cases] a');
	await expect(cases.first()).toBeVisible();
	await cases.first().click();
	await expect(page).toHaveURL(/\/fr\/scenarios\//);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a lesson is found with its section, a closed one says so, and the glossary is filtered', async ({ page }) => {
		await enter(page, 'trainee2@demo.test', 'fr');
		await page.goto('/fr/search');
		await page.getByRole('searchbox').fill('victime');
		await page.getByRole('button', { name: 'Rechercher' }).click();
		await expect(page.getByRole('main').getByRole('status')).toContainText('« victime »');
		const lessons = page.locator('section[aria-labelledby=group-lessons]');
		await expect(lessons.getByText('pas encore ouvert').first()).toBeVisible();
		await expect(lessons.locator('mark').first()).toBeVisible();
		await lessons.locator('h3 a').first().click();
		await expect(page).toHaveURL(/\/lesson\//);

		await page.goto('/fr/glossary');
		const all = await page.locator('dt').count();
		await page.getByRole('searchbox').fill('بالبشر');
		await page.getByRole('button', { name: 'Filtrer' }).click();
		await expect(page).toHaveURL(/glossary\?/);
		await expect(page.locator('dt', { hasText: 'traite' }).first()).toBeVisible();
		expect(await page.locator('dt').count()).toBeLessThan(all);
		await page.getByRole('link', { name: 'Tous les termes' }).click();
		await expect(page.locator('dt')).toHaveCount(all);
	});
});
