import type { Page } from '@playwright/test';
import { openTrial } from './journey.ts';
import { expect, takenOver, test } from './server.ts';

/** Holds the scripts of the pages to come until it is called. */
async function holdScripts(page: Page): Promise<() => void> {
	let letThrough = () => {};
	const held = new Promise<void>((resolve) => (letThrough = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	return letThrough;
}

test('what is typed, picked and unfolded before the scripts have come stays, and is answered', async ({
	page,
	context,
	server
}) => {
	const typing = await holdScripts(page);
	await page.goto('/fr/sign-in', { waitUntil: 'commit' });
	await page.locator('input[name=mail]').fill('trainee@demo.test');
	await page.locator('input[name=password]').fill('pretoire-demo');
	typing();
	await takenOver(page);
	await expect(page.locator('input[name=mail]')).toHaveValue('trainee@demo.test');
	await expect(page.locator('input[name=password]')).toHaveValue('pretoire-demo');
	await page.locator('main form button').click();
	await expect(page).toHaveURL(/\/home$/);

	const lesson = await context.newPage();
	const picking = await holdScripts(lesson);
	await lesson.goto('/fr/course/formation-de-formateurs/lesson/voir-une-personne', { waitUntil: 'commit' });
	const choice = lesson.locator('main input[type=radio]').nth(1);
	await choice.check();
	picking();
	await takenOver(lesson);
	await expect(choice).toBeChecked();

	const address = await openTrial({ page, server, language: 'fr', scripted: false }, 'judge');
	const trial = await context.newPage();
	const searching = await holdScripts(trial);
	await trial.goto(address, { waitUntil: 'commit' });
	await trial.locator('#law > summary').click();
	await trial.locator('#law-query').fill('PENAL 448');
	searching();
	await expect(trial.locator('#law li').first()).toBeVisible();
	await expect(trial.locator('#law-query')).toHaveValue('PENAL 448');
	await expect(trial.locator('#law-found')).toContainText('sur');
});
