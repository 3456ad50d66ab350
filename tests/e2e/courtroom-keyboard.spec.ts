import type { Locator, Page } from '@playwright/test';
import { openTrial, signIn } from './journey.ts';
import { reach, showsFocus } from './keyboard.ts';
import { eventsTaken } from './oracle.ts';
import { expect, expectAccessible, test } from './server.ts';

/** Where the keyboard may be brought after a move: to what has just changed, never to the top of the page. */
const landings = ['happened', 'scene-title', 'decision-title', 'heard', 'ended', 'incidents'];

test('a whole trial is played by keyboard alone, and everything has its name for a screen reader', async ({
	page,
	server
}) => {
	const traveller = { page, server, language: 'fr', scripted: true } as const;
	await signIn(traveller, 'trainer@demo.test');
	await openTrial(traveller, 'social-worker');
	const trialId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	const seqNow = () => eventsTaken(server, trialId);
	await skipToDecision(page);
	for (let moves = 0; moves < 60 && (await page.locator('#ended').count()) === 0; moves += 1) {
		const seq = await seqNow();
		await expectNames(page);
		await decide(page, async () => (await seqNow()) > seq);
		await expect.poll(seqNow).toBeGreaterThan(seq);
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.id ?? ''))
			.toMatch(new RegExp(`^(${landings.join('|')})$`));
	}
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await reach(page, page.getByRole('link', { name: 'Voir le débriefing' }));
});

for (const language of ['fr', 'ar'] as const)
	test(`on a phone in ${language}, what has the focus is never under the bar that sticks to its edge`, async ({
		page,
		server
	}) => {
		await page.setViewportSize({ width: 360, height: 640 });
		await signIn({ page, server, language, scripted: true }, 'trainer@demo.test');
		await openTrial({ page, server, language, scripted: true }, 'judge');
		const bar = page.locator('nav.jumps');
		await expect(bar).toBeVisible();
		let stops = 0;
		for (; (await focusIn(bar)) !== 'bar'; stops += 1) {
			expect(await focusIn(bar)).toBe('clear');
			await page.keyboard.press('Tab');
		}
		expect(stops).toBeGreaterThan(20);
		// At its end the page is whole: there the bar lies in its own place, and covers nothing that is measured.
		await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
		await expectAccessible(page);
	});

/** Where the focus is beside a bar: in it, under it (WCAG 2.4.11), or clear of it. */
const focusIn = (bar: Locator): Promise<'bar' | 'under' | 'clear'> =>
	bar.evaluate((element) => {
		const focused = document.activeElement;
		if (!focused || focused === document.body) return 'clear';
		if (element.contains(focused)) return 'bar';
		const [own, other] = [focused.getBoundingClientRect(), element.getBoundingClientRect()];
		return own.bottom > other.top && own.top < other.bottom ? 'under' : 'clear';
	});

async function skipToDecision(page: Page): Promise<void> {
	const skip = page.getByRole('link', { name: 'Aller à la décision' });
	await page.reload();
	await reach(page, skip);
	await page.keyboard.press('Enter');
	await expect(page.locator('#decision-title')).toBeFocused();
}

/** What a screen reader finds on the page: the room in words, one first heading, the decision, the file and its parts. */
async function expectNames(page: Page): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	const room = page.locator('svg.room');
	await expect(room).toHaveAccessibleName(/.+/);
	await expect(room).toHaveAccessibleName(/Présents\s: /);
	const file = page.getByRole('complementary', { name: 'Le dossier' });
	for (const name of ['Pièces', 'Textes utiles', 'Procès-verbal'])
		await expect(file.getByRole('heading', { name })).toHaveCount(1);
	if ((await page.locator('#decision').count()) === 0) return;
	await expect(page.locator('#decision')).toHaveAccessibleName(await page.locator('#decision-title').innerText());
	await expect(page.locator('#decision').getByRole('button').last()).toHaveAccessibleName(/.+/);
}

/** Answers what is asked with the first answers that will do, or lets pass what might be raised. */
async function decide(page: Page, taken: () => Promise<boolean>): Promise<void> {
	const form = page.locator('#decision-form');
	if ((await form.count()) === 0) return press(page, page.locator('form:has(input[value=pass]) button'));
	const kind = await form.locator('input[name=kind]').inputValue();
	if (kind === 'choose') await pick(page, form, 'choice');
	if (kind === 'examine') await pick(page, form, 'question');
	if (kind === 'ruling') {
		await pick(page, form, 'ruling');
		await pick(page, form, 'ground');
	}
	if (kind === 'select') await pick(page, form, 'option');
	if (kind === 'order') await order(page, form);
	if (kind === 'quantify') await type(page, form.locator('input[name=amount]'), await smallest(form));
	if (kind === 'write') await type(page, form.locator('textarea'), 'motif '.repeat(60));
	await press(page, form.locator('.actions button').first());
	const confirm = page.locator('form:has(input[name=confirmed]) button').first();
	await expect.poll(async () => (await confirm.isVisible()) || (await taken())).toBe(true);
	if (await confirm.isVisible()) await press(page, confirm);
}

async function pick(page: Page, form: Locator, name: string): Promise<void> {
	const first = form.locator(`input[name=${name}]:enabled`).first();
	await reach(page, first);
	expect(await showsFocus(first)).toBe(true);
	await page.keyboard.press('Space');
	await expect(first).toBeChecked();
}

async function order(page: Page, form: Locator): Promise<void> {
	for (const [place, step] of (await form.locator('select').all()).entries()) {
		await reach(page, step);
		await page.keyboard.press(String(place + 1));
	}
}

async function type(page: Page, field: Locator, text: string): Promise<void> {
	await reach(page, field);
	await page.keyboard.insertText(text);
}

/** The first figure that the label allows. */
const smallest = async (form: Locator): Promise<string> =>
	/\d+/.exec(await form.locator('label').first().innerText())?.[0] ?? '';

async function press(page: Page, button: Locator): Promise<void> {
	await reach(page, button);
	expect(await showsFocus(button)).toBe(true);
	await page.keyboard.press('Enter');
}
