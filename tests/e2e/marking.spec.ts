import type { Browser, Page } from '@playwright/test';
import { reach } from './keyboard.ts';
import { endedTrial } from './ended-trial.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './server.ts';
import { enter, signIn } from './sign-in.ts';

const arabic = 'حيث إن العناصر الثلاثة للاتجار بالبشر ثابتة: الفعل والوسيلة والغرض.\n\n<b>وحيث</b> إن المتهم الثاني…';
const comment = 'نص واضح، وينقصه الرد على دفوع الدفاع (المادة 365).';

const written = (page: Page) => page.locator('li.step:has([id^=writing-])');

/** Asks for a trainer's reading of what a person wrote in their trial, as they would in its debrief. */
async function ask(page: Page, mail: string, trial: string): Promise<void> {
	await enter(page, mail);
	await page.goto(`/fr/trial/${trial}/debrief`);
	await written(page).getByText('Demander la relecture d’un formateur').click();
	await written(page).getByRole('button', { name: 'Demander cette relecture' }).click();
	await expect(written(page).getByRole('button', { name: 'Retirer ma demande' })).toBeVisible();
}

const windowOf = async (browser: Browser, baseURL: string): Promise<Page> =>
	(await browser.newContext({ baseURL })).newPage();

async function openFirstText(page: Page, language: string): Promise<void> {
	await page.goto(`/${language}/marking`);
	await page.locator('main li a').first().click();
	await expect(page).toHaveURL(/\/marking\/\w+\/\d+$/);
}

test('a text is assessed by its writer and asked for without JavaScript, marked in Arabic by keyboard, and seen', async ({
	browser,
	server
}) => {
	const trial = await endedTrial(server, 'trainee@demo.test', arabic);
	const plain = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: false });
	const learner = await plain.newPage();
	await enter(learner, 'trainee@demo.test');
	await learner.goto(`/fr/trial/${trial}/debrief`);
	await expect(learner.getByText('100 %').first()).toBeVisible();
	await expect(written(learner).locator('blockquote')).toHaveText(arabic);
	await written(learner).locator('input[name=point]').nth(0).check();
	await written(learner).locator('input[name=point]').nth(2).check();
	await written(learner).getByRole('button', { name: 'Enregistrer mon auto-évaluation' }).click();
	await expect(written(learner).getByText('Auto-évaluation, ne compte pas : 2 sur 5')).toBeVisible();
	await written(learner).locator('input[name=point]').nth(2).uncheck();
	await written(learner).getByRole('button', { name: 'Enregistrer mon auto-évaluation' }).click();
	await expect(written(learner).getByText('Auto-évaluation, ne compte pas : 1 sur 5')).toBeVisible();
	await expect(learner.getByText('100 %').first()).toBeVisible();
	await written(learner).getByText('Demander la relecture d’un formateur').click();
	await expect(written(learner).getByText('votre nom : Salma Démo')).toBeVisible();
	await written(learner).getByRole('button', { name: 'Demander cette relecture' }).click();
	await expect(written(learner).getByRole('button', { name: 'Retirer ma demande' })).toBeVisible();

	const phone = await browser.newContext({ baseURL: server.origin, viewport: { width: 360, height: 740 } });
	const trainer = await phone.newPage();
	await signIn(trainer, 'trainer@demo.test', 'ar');
	await expect(trainer.getByRole('heading', { name: 'نص واحد للتقييم' })).toBeVisible();
	await trainer.goto('/ar/marking');
	await expectAccessible(trainer);
	await expectNoSidewaysScroll(trainer);
	await reach(trainer, trainer.locator('main li a').first());
	await trainer.keyboard.press('Enter');
	await expect(trainer).toHaveURL(/\/ar\/marking\/\w+\/\d+$/);
	await expect(trainer.locator('blockquote').first()).toHaveText(arabic);
	await expect(trainer.locator('input[name=point]:checked')).toHaveCount(0);
	await expectAccessible(trainer);
	await expectNoSidewaysScroll(trainer);
	for (const index of [0, 1, 3]) {
		await reach(trainer, trainer.locator('input[name=point]').nth(index));
		await trainer.keyboard.press('Space');
	}
	await reach(trainer, trainer.locator('textarea[name=comment]'));
	await trainer.keyboard.type(comment);
	await reach(trainer, trainer.getByRole('button', { name: 'حفظ هذه النقط' }));
	await trainer.keyboard.press('Enter');
	await expect(trainer.getByRole('main').getByRole('status')).toContainText('حُفظت نقطكم');
	await expect(trainer.getByText('3 من 5، محتسبة في النتيجة')).toBeVisible();
	await expectAccessible(trainer);
	await expectNoSidewaysScroll(trainer);

	await learner.reload();
	await expect(written(learner).getByText('Relu par Hiba Démo')).toBeVisible();
	await expect(written(learner).getByText(comment)).toBeVisible();
	await expect(written(learner).getByText('✓ retenu à la relecture')).toHaveCount(3);
	await expect(written(learner).getByText('Auto-évaluation, ne compte pas : 1 sur 5')).toBeVisible();
	await expect(learner.getByText('100 %')).toHaveCount(0);
	const looking = await (await browser.newContext({ baseURL: server.origin })).newPage();
	await enter(looking, 'trainee@demo.test');
	await looking.goto(`/fr/trial/${trial}/debrief`);
	await expectAccessible(looking);
});

test('of two readings of the same text the second is told, sees the first, and may replace it', async ({
	page,
	browser,
	server
}) => {
	await ask(page, 'trainee@demo.test', await endedTrial(server, 'trainee@demo.test', arabic));
	// Each in a window of its own: the browser leaves what stands behind another tab for later.
	const [first, second] = [await windowOf(browser, server.origin), await windowOf(browser, server.origin)];
	for (const trainer of [first, second]) await enter(trainer, 'trainer@demo.test');
	await openFirstText(first, 'fr');
	await openFirstText(second, 'fr');
	await first.locator('input[name=point]').first().check();
	await first.getByRole('button', { name: 'Enregistrer ces points' }).click();
	await expect(first.getByRole('main').getByRole('status')).toContainText('Vos points sont enregistrés');
	await second.locator('input[name=point]').last().check();
	await second.locator('textarea').fill('Un avis différent.');
	await second.getByRole('button', { name: 'Enregistrer ces points' }).click();
	await expect(second.getByRole('alert')).toContainText('Ce texte a été noté entre-temps');
	await expect(second.getByText('✓ retenu à la relecture')).toHaveCount(1);
	await expect(second.locator('input[name=point]').last()).toBeChecked();
	await expect(second.locator('textarea')).toHaveValue('Un avis différent.');
	await expectAccessible(second);
	await second.getByRole('button', { name: 'Remplacer les points' }).click();
	await expect(second.getByRole('main').getByRole('status')).toContainText('Vos points sont enregistrés');
	await page.reload();
	await expect(written(page).getByText('Un avis différent.')).toBeVisible();
	await expect(written(page).getByRole('button', { name: 'Retirer ma demande' })).toHaveCount(0);
});

test('a request taken back is out of the queue, and out of the page that was open', async ({
	page,
	browser,
	server
}) => {
	await ask(page, 'trainee@demo.test', await endedTrial(server, 'trainee@demo.test', arabic));
	const trainer = await (await browser.newContext({ baseURL: server.origin })).newPage();
	await enter(trainer, 'trainer@demo.test');
	await openFirstText(trainer, 'fr');
	await written(page).getByRole('button', { name: 'Retirer ma demande' }).click();
	await expect(written(page).getByText('Demander la relecture d’un formateur')).toBeVisible();
	await trainer.getByRole('button', { name: 'Enregistrer ces points' }).click();
	await expect(trainer.getByRole('heading', { name: 'La demande a été retirée' })).toBeVisible();
	await expect(trainer.getByText(arabic)).toHaveCount(0);
	await expectAccessible(trainer);
	await trainer.goto('/fr/marking');
	await expect(trainer.getByRole('heading', { name: 'Aucun texte n’attend' })).toBeVisible();
});
