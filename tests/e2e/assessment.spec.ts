import type { Page } from '@playwright/test';
import { allHere, expect, expectAccessible, expectNoSidewaysScroll, takenOver, testOn } from './server.ts';
import { beginLongAgo, startSmallSchool } from './small-school.ts';
import { enter } from './sign-in.ts';
import { timeIsOverSince } from './time-passes.ts';

const test = testOn(startSmallSchool);
test.use({ cutsNetwork: true });

async function look(page: Page): Promise<void> {
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
}

/** Answers each question of an open attempt with an option, and submits. */
async function answerAll(page: Page, option: (prompt: string) => 'a' | 'b'): Promise<void> {
	const submit = page.locator('form[action="?/submit"] button');
	const position = page.locator('input[name=position]');
	for (let question = 1; !(await submit.isVisible()); question += 1) {
		await expect(position).toHaveValue(String(question));
		const prompt = await page.locator('form[action="?/save"]').innerText();
		await page.locator(`input[name=picked][value=${option(prompt)}]`).check();
		await page.locator('button[name=go]').first().click();
		await expect(page).toHaveURL(new RegExp(`question=${String(question + 1)}$`));
		await expect(submit.or(page.locator(`input[name=position][value="${String(question + 1)}"]`))).toBeAttached();
	}
	await submit.click();
	await expect(page).toHaveURL(/\/result$/);
}

/** Finishes both lessons, without reading them. */
async function finishLessons(page: Page, language: string): Promise<void> {
	for (const lesson of ['voir', 'agir']) {
		await page.goto(`/${language}/course/petit/lesson/${lesson}?read`);
		await page.locator('form[action="?/finish"] button').click();
		await expect(page).toHaveURL(/\/course\/petit$/);
	}
}

const start = (page: Page) => page.locator('form[action="?/start"] button').click();
const next = (page: Page) => page.locator('section.next');

test('who knows a lesson passes over it, is tested, sees what was learnt and says what they think', async ({
	page
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await enter(page, 'trainee@demo.test');
	await page.goto('/fr/course');
	await expect(next(page)).toContainText('Test de départ');
	await expect(next(page).getByRole('link', { name: 'Commencer sans ce test' })).toBeVisible();
	await look(page);
	await next(page).getByRole('link', { name: 'Faire le test de départ' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Test de départ : Un' })).toBeVisible();
	await look(page);
	await start(page);
	await expect(page).toHaveURL(/\/test\/diagnostic:un\/[^/]+/);
	await answerAll(page, (prompt) => (/d-[12]/.test(prompt) ? 'a' : 'b'));
	await expect(page.getByRole('heading', { name: '1 leçon acquise' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Les réponses expliquées' })).toBeVisible();
	await look(page);

	await page.getByRole('link', { name: 'Mon parcours', exact: true }).last().click();
	await expect(page.locator('li.step', { hasText: 'acquis' })).toHaveCount(1);
	await expect(next(page).getByRole('link', { name: 'Commencer cette leçon' })).toHaveAttribute(
		'href',
		/lesson\/agir$/
	);
	await page.goto('/fr/course/petit/lesson/voir');
	await expect(page.getByRole('heading', { name: 'Leçon acquise' })).toBeVisible();
	await look(page);
	await page.goto('/fr/course/petit/lesson/agir');
	await page.locator('form[action="?/finish"] button').click();
	await expect(page).toHaveURL(/\/course\/petit$/);
	await page.goto('/fr/course/petit/test/un');
	await expect(page.getByText('Temps limité')).toBeVisible();
	await expect(page.getByText('Il vous reste 2 tentatives.')).toBeVisible();
	await look(page);
	await start(page);
	await expect(page.getByText(/^Temps restant\s:\s40/)).toBeVisible();
	await look(page);
	await answerAll(page, () => 'a');

	await page.getByRole('link', { name: /Dire ce que vous pensez/ }).click();
	await expect(page.locator('textarea[name=comment]')).toBeVisible();
	await look(page);
	for (const item of ['useful', 'clear', 'able']) await page.locator(`input[name=${item}][value="4"]`).check();
	await page.locator('textarea[name=comment]').fill('Clair <b>et</b> utile');
	await page.getByRole('button', { name: 'Envoyer mon avis' }).click();
	await expect(page.getByText('votre avis est gardé')).toBeVisible();
	await expect(page.locator('textarea[name=comment]')).toHaveValue('Clair <b>et</b> utile');
	await page.goto('/fr/course/petit');
	await expect(page.getByText(/Avant le module\s: 50\s%\. Après\s: 100\s%\./)).toBeVisible();
	await expect(next(page)).toContainText('Test final');
	await look(page);
});

test('a trainer reads how the questions do, and opens one more attempt, in Arabic', async ({
	page,
	browser,
	server
}) => {
	await beginLongAgo(server, 'trainee@demo.test', { quiz: 'un', seconds: -31 });
	await enter(page, 'trainee@demo.test', 'ar');
	await page.goto('/ar/course/petit/test/un');
	await expect(page.locator('.chip.warning')).toContainText('غير ناجح');

	const trainer = await (await browser.newContext({ baseURL: server.origin })).newPage();
	await enter(trainer, 'trainer@demo.test', 'ar');
	await trainer.goto('/ar/evaluation');
	await expect(trainer.getByText('أقل من خمسة آراء: لا يعرض شيء بعد.')).toBeVisible();
	await look(trainer);
	await trainer.getByRole('link', { name: 'جودة الأسئلة' }).click();
	await trainer.locator('select[name=quiz]').selectOption('un');
	await trainer.locator('form:has(select) button').click();
	await expect(trainer.locator('article')).toHaveCount(3);
	await look(trainer);
	const download = trainer.waitForEvent('download');
	await trainer.getByRole('link', { name: /CSV/ }).click();
	expect((await download).suggestedFilename()).toBe('un.csv');

	await trainer.getByRole('link', { name: 'مساعدة شخص' }).click();
	await trainer.locator('input[name=q]').fill('salma');
	await trainer.locator('form[role=search] button').click();
	const found = trainer.locator('main ul a').first();
	await expect(found).toBeVisible();
	await look(trainer);
	await found.click();
	await expect(trainer.locator('select[name=extra]')).toBeVisible();
	await look(trainer);
	await trainer.locator('select[name=extra]').selectOption('50');
	await trainer.locator('form[action="?/time"] button').click();
	await expect(trainer.getByText('تم حفظ الوقت الإضافي.')).toBeVisible();
	await expect(trainer.locator('select[name=extra]')).toHaveValue('50');
	await trainer.locator('form[action="?/attempt"]:has(input[value=un]) button').click();
	await expect(trainer.getByText('فتحت محاولة إضافية')).toBeVisible();
	await look(trainer);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a timed test asks nothing more at its end, takes what was on its way, and says what came too late', async ({
		page,
		server
	}) => {
		await enter(page, 'both@demo.test');
		await finishLessons(page, 'fr');
		const attempt = await beginLongAgo(server, 'both@demo.test', { quiz: 'un', seconds: 600 });
		const here = `/fr/course/petit/test/un/${attempt}`;
		await page.goto(here);
		await expect(page.getByText(/^Temps restant/)).toBeVisible();
		await page.locator('input[name=picked][value=a]').check();
		await page.locator('button[name=go]').first().click();
		await expect(page).toHaveURL(/question=2$/);
		await page.locator('input[name=picked][value=a]').check();
		timeIsOverSince(server, attempt, 20);
		await page.locator('button[name=go]').first().click();
		await expect(page.getByRole('heading', { name: 'Le temps est écoulé' })).toBeVisible();
		await expect(page.locator('input[name=picked]')).toHaveCount(0);
		await expectNoSidewaysScroll(page);
		timeIsOverSince(server, attempt, 31);
		const late = { position: '1', picked: 'b', go: '2' };
		const answer = await page.request.post(`${here}?/save`, {
			form: late,
			headers: { origin: server.origin, accept: 'text/html' }
		});
		expect(answer.url()).toMatch(/\/result\?too-late$/);
		await page.goto(answer.url());
		await expect(page.getByText('elle n’a pas été prise en compte')).toBeVisible();
		await expect(page.getByText(/100\s%/).first()).toBeVisible();
	});
});

test('an answer to a test given while the link is cut is kept, leaves by itself, and the page goes on', async ({
	page,
	context,
	server
}) => {
	await enter(page, 'trainee@demo.test');
	const attempt = await beginLongAgo(server, 'trainee@demo.test', { quiz: 'un', seconds: 600 });
	await page.goto(`/fr/course/petit/test/un/${attempt}`);
	await allHere(page);
	await context.setOffline(true);
	await page.locator('input[name=picked][value=a]').check();
	await expect(page.getByText('votre réponse n’est pas encore envoyée')).toBeVisible();
	await page.locator('button[name=go]').first().click();
	await expect(page.locator('input[name=picked][value=a]')).toBeChecked();
	await expectAccessible(page);
	await context.setOffline(false);
	await expect(page).toHaveURL(/question=2$/);
	await expect(page.getByText('votre réponse n’est pas encore envoyée')).toBeHidden();
	await page.goto(`/fr/course/petit/test/un/${attempt}?question=1`);
	await expect(page.locator('input[name=picked][value=a]')).toBeChecked();
	await page.locator('button[name=go]').last().click();
	await expect(page).toHaveURL(/question=3$/);
	await allHere(page);
	await context.setOffline(true);
	await page.locator('form[action="?/submit"] button').click();
	await expect(page.getByText('votre réponse n’est pas encore envoyée')).toBeVisible();
	await context.setOffline(false);
	await expect(page).toHaveURL(/\/result$/);
	await expect(page.getByText(/50\s%/).first()).toBeVisible();
});

test('with JavaScript the page of a timed test sends what stands there and goes to its result by itself when the time is over', async ({
	page,
	server
}) => {
	await enter(page, 'trainee2@demo.test', 'ar');
	const attempt = await beginLongAgo(server, 'trainee2@demo.test', { quiz: 'un', seconds: 600 });
	await page.clock.install();
	await page.goto(`/ar/course/petit/test/un/${attempt}`);
	await takenOver(page);
	await page.locator('input[name=picked][value=a]').check();
	timeIsOverSince(server, attempt, 1);
	await page.clock.fastForward('10:01');
	await expect(page).toHaveURL(/\/result$/);
	await expect(page.getByText('انتهى الوقت: أرسل ما كان محفوظا.')).toBeVisible();
	await expect(page.locator('.notice.warning').last()).toContainText('50');
	await look(page);
});
