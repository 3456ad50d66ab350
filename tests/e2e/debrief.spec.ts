import type { Page } from '@playwright/test';
import { look, openTrial, playOn, signIn, type Traveller } from './journey.ts';
import { expect, test } from './server.ts';

const role = 'social-worker';
const note = 'Je voulais rassurer, et je n’ai pas vu qui écoutait.';
const promise = 'relire l’article avant le premier accueil';

/** Ends a trial with grave errors and debriefs it: answers, takes it up again, compares, writes, commits, exports. */
async function debriefJourney(traveller: Traveller): Promise<void> {
	await signIn(traveller, 'trainee2@demo.test');
	const address = await openTrial(traveller, role);
	await playOn(traveller, { address, role, manner: 'grave' });
	const percent = await answerGate(traveller, address);
	await seeCostlyOnly(traveller, address);
	await takeUpAgain(traveller, address);
	await compare(traveller, percent);
	await writeNotes(traveller, address, percent);
	await keepCommitment(traveller, address);
	await exportMinutes(traveller, address);
}

const percentOn = (page: Page): Promise<string> => page.locator('.score bdi').innerText();

/** The grave errors come first, each with its question; gives the percentage of the record. */
async function answerGate(traveller: Traveller, address: string): Promise<string> {
	const { page } = traveller;
	await page.goto(`${address}/debrief`);
	await look(traveller);
	const gates = page.locator('article[id^=gate-]');
	const before = await gates.locator('textarea').count();
	expect(before).toBeGreaterThan(0);
	await gates.locator('textarea').first().fill('J’aurais attendu l’interprète, et demandé à elle d’abord.');
	await gates.locator('form button').first().click();
	await expect(gates.locator('textarea')).toHaveCount(before - 1);
	await expect(gates.locator('blockquote')).toHaveCount(1);
	return percentOn(page);
}

/** The timeline can show only the decisions that cost something, by a link alone. */
async function seeCostlyOnly({ page }: Traveller, address: string): Promise<void> {
	const all = await page.locator('li.step').count();
	await page.locator('a[href*="show=costly"]').click();
	await expect(page).toHaveURL(/show=costly/);
	await expect(page.locator('li.step .cost.none')).toHaveCount(0);
	const costly = await page.locator('li.step').count();
	expect(costly).toBeGreaterThan(0);
	expect(costly).toBeLessThan(all);
	await page.goto(`${address}/debrief`);
}

/** Takes the trial up again before a grave error and plays it, better, to its end. */
async function takeUpAgain(traveller: Traveller, address: string): Promise<void> {
	const { page, language } = traveller;
	const grave = page.locator('li.step:has(.cost.grave)').first();
	const title = await grave.locator('h3').innerText();
	await grave.locator('form[action="?/again"] button').click();
	await expect(page).toHaveURL(address);
	await expect(page.locator('[role=note]')).toContainText(title);
	await look(traveller);
	await page.goto(`/${language}/home`);
	await expect(page.locator(`main a[href$="${new URL(address).pathname}"]`)).toHaveCount(0);
	await page.goto(`/${language}/trials`);
	await page.locator(`main a[href$="${new URL(address).pathname}"]`).click();
	await playOn(traveller, { address, role });
	await look(traveller);
	await page.locator('a[href*="/debrief/compare"]').click();
	await expect(page).toHaveURL(/\/compare\?with=1/);
	await expect(page.locator('#fork')).toContainText(title);
}

/** Both plays stand side by side, each with its ending and its percentage. */
async function compare(traveller: Traveller, percent: string): Promise<void> {
	const { page } = traveller;
	await look(traveller);
	const percents = page.locator('td.percent');
	await expect(percents.first()).toHaveText(percent);
	await expect(percents.last()).not.toHaveText(percent);
	await expect(page.locator('.sides').first().locator('.side')).toHaveCount(2);
}

/** The record is what it was; what one writes for oneself is found in the notebook, with a way back. */
async function writeNotes(traveller: Traveller, address: string, percent: string): Promise<void> {
	const { page, language } = traveller;
	await page.goto(`${address}/debrief`);
	expect(await percentOn(page)).toBe(percent);
	await expect(page.locator('article[id^=gate-] blockquote')).toHaveCount(1);
	await write(page, 'reactions', note);
	await write(page, 'commitment', promise);
	await look(traveller);
	await page.goto(`/${language}/notebook`);
	await look(traveller);
	await expect(page.getByText(note)).toBeVisible();
	await expect(page.getByText(promise)).toBeVisible();
	await page
		.locator(`main a[href*="${new URL(address).pathname}/debrief"]`)
		.first()
		.click();
	await expect(page).toHaveURL(/\/debrief/);
	await expect(page.getByText(note)).toBeVisible();
}

async function write(page: Page, prompt: string, text: string): Promise<void> {
	const place = page.locator(`[id="note-${prompt}"]`);
	await place.locator('textarea').fill(text);
	await place.locator('form button').click();
	await expect(place.locator('textarea')).toHaveCount(0);
	await expect(place).toContainText(text);
}

/** The commitment waits on the home page until it is done. */
async function keepCommitment(traveller: Traveller, address: string): Promise<void> {
	const { page, language } = traveller;
	await page.goto(`/${language}/home`);
	await expect(page.getByText(promise)).toBeVisible();
	await look(traveller);
	await page.locator('form[action="?/done"] button').click();
	await expect(page.getByText(promise)).toHaveCount(0);
	await page.goto(`${address}/debrief`);
	await expect(page.getByText(promise)).toBeVisible();
}

/** The minutes of the recorded play, as a page and as a file. */
async function exportMinutes(traveller: Traveller, address: string): Promise<void> {
	const { page, language } = traveller;
	await page.goto(`${address}/minutes`);
	await look(traveller);
	const verdict = await page.locator('section[aria-labelledby=verdict] b').innerText();
	const [file] = await Promise.all([page.waitForEvent('download'), page.locator('a[href$="/minutes/text"]').click()]);
	expect(file.suggestedFilename()).toBe(`minutes.${language}.txt`);
	const sent = await page.request.get(`${address}/minutes/text`);
	expect(sent.headers()['content-type']).toBe('text/plain; charset=utf-8');
	expect(await sent.text()).toContain(verdict);
	const [sheet] = await Promise.all([page.waitForEvent('download'), page.locator('a[href$="/minutes/pdf"]').click()]);
	expect(sheet.suggestedFilename()).toBe(`minutes.${language}.pdf`);
	const pdf = await (await page.request.get(`${address}/minutes/pdf`)).body();
	expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
}

test('a debrief in French: gates, replay, comparison, notes, commitment, minutes', async ({ page, server }) => {
	await debriefJourney({ page, server, language: 'fr', scripted: true });
});

test.describe('in Arabic on a phone', () => {
	test.use({ viewport: { width: 360, height: 740 } });

	test('a debrief: gates, replay, comparison, notes, commitment, minutes', async ({ page, server }) => {
		await debriefJourney({ page, server, language: 'ar', scripted: true });
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a debrief: gates, replay, comparison, notes, commitment, minutes', async ({ page, server }) => {
		await debriefJourney({ page, server, language: 'fr', scripted: false });
	});
});
