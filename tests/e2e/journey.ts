import type { Browser, Page } from '@playwright/test';
import type { RunningServer } from '../../src/cli/running-server.ts';
import type { RoleId } from '#lib/trial/index.ts';
import { giveAnswer } from './answer-question.ts';
import { eventsTaken, nextMove, rightAnswers, type Manner, type NextMove } from './oracle.ts';
import { expect, expectAccessible, expectNoSidewaysScroll } from './server.ts';
import { enter } from './sign-in.ts';

/** The whole journey of a learner, in any language, with or without JavaScript. */
export interface Traveller {
	readonly page: Page;
	readonly server: RunningServer;
	readonly language: 'fr' | 'ar' | 'en';
	/** JavaScript is on; without it no accessibility check can run in the page. */
	readonly scripted: boolean;
}

/** Who travels, in which role, and the names the certificate will bear. */
export interface Learner {
	readonly mail: string;
	readonly role: RoleId;
	readonly latin: string;
	readonly arabic: string;
}

/** Learns, is tested, plays, is debriefed, submits, is certified by another person, and shows the certificate to anyone. */
export async function wholeJourney(traveller: Traveller, browser: Browser, learner: Learner): Promise<void> {
	await signIn(traveller, learner.mail);
	await followPath(traveller);
	const trial = await playTrial(traveller, learner.role);
	await readDebrief(traveller, trial);
	await submitDossier(traveller, learner);
	const office = await browser.newContext({ baseURL: traveller.server.origin, javaScriptEnabled: true });
	await grant({ ...traveller, page: await office.newPage(), language: 'fr', scripted: true });
	await office.close();
	await certificateIsPublic(traveller, learner.latin);
}

const course = 'course/formation-de-formateurs';

/** Looks at a page as everybody who visits it might: with assistive technology, on a narrow screen. */
export async function look({ page, scripted }: Traveller): Promise<void> {
	if (!scripted) return;
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
}

/** Signs a demo person in. */
export const signIn = ({ page, language }: Traveller, mail: string): Promise<void> => enter(page, mail, language);

/**
 * Follows the path from its first step to its last, whatever its modules: lessons are taken, tests passed without a
 * fault. A diagnostic is taken too, and lets the lessons of its module be passed over.
 */
async function followPath(traveller: Traveller): Promise<void> {
	const { page, language } = traveller;
	const taken: Record<'lesson' | 'test', number> = { lesson: 0, test: 0 };
	for (;;) {
		await page.goto(`/${language}/${course}`);
		if (taken.lesson + taken.test === 0) await look(traveller);
		const address = (await page.locator('section.next a.button').first().getAttribute('href')) ?? '';
		const kind = address.includes('/lesson/') ? 'lesson' : address.includes('/test/') ? 'test' : undefined;
		if (kind === undefined) break;
		await (kind === 'lesson' ? takeLesson(traveller, address) : passTest(traveller, address));
		taken[kind] += 1;
	}
	expect(taken.lesson).toBeGreaterThanOrEqual(4);
	expect(taken.test).toBeGreaterThanOrEqual(1);
}

async function takeLesson(traveller: Traveller, link: string): Promise<void> {
	const { page } = traveller;
	await page.goto(link.split('#')[0] ?? link);
	await look(traveller);
	const opener = page.locator('form[action^="?/answer"]').first();
	await opener.locator('input[name=picked]').first().check();
	await opener.locator('button').first().click();
	await expect(page.locator('[id^=question-]').first().locator('details')).toBeVisible();
	await page.locator('form[action="?/finish"] button').click();
	await expect(page.locator('form[action="?/finish"]')).toHaveCount(0);
}

/** Takes a diagnostic, a module's test or the final test without a fault. */
async function passTest(traveller: Traveller, address: string): Promise<void> {
	const { page, server } = traveller;
	await page.goto(address);
	await page.locator('form[action="?/start"] button').click();
	await expect(page).toHaveURL(/\/test\/[^/]+\/[^/?]+/);
	await look(traveller);
	const attempt = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	const right = await rightAnswers(server, attempt);
	for (const [index, answers] of right.entries()) {
		await expect(page.locator('input[name=position]')).toHaveValue(String(index + 1));
		await giveAnswer(page.locator('form[action="?/save"]'), answers);
		await page.locator('form[action="?/save"] .actions button').first().click();
	}
	await page.locator('form[action="?/submit"] button').click();
	await expect(page).toHaveURL(/\/result$/);
	await look(traveller);
}

/** Opens a counted trial and plays it by the best line to its end, looking at every page; gives its address. */
async function playTrial(traveller: Traveller, role: RoleId): Promise<string> {
	const { page, language } = traveller;
	await page.goto(`/${language}/trials`);
	await look(traveller);
	const address = await openTrial(traveller, role);
	await playOn(traveller, { address, role, each: () => look(traveller) });
	return address;
}

/** Opens a counted trial; gives its address. */
export async function openTrial(traveller: Traveller, role: RoleId): Promise<string> {
	const { page, language } = traveller;
	await page.goto(`/${language}/trials/villa-des-jasmins`);
	await look(traveller);
	await page.locator(`input[name=role][value=${role}]`).check();
	await page.locator('input[name=purpose][value=counted]').check();
	await page.locator('form[action="?/open"] button').click();
	await expect(page).toHaveURL(/\/trial\/[0-9a-f]+$/);
	await look(traveller);
	return page.url();
}

/** How a trial is played on from where it stands. */
interface Playing {
	readonly address: string;
	readonly role: RoleId;
	readonly manner?: Manner;
	/** What is done after each move. */
	readonly each?: () => Promise<void>;
}

/**
 * Plays a trial, whose page is open, to its end. A move is made once the server has taken it and the page shows what came of
 * it: a page loaded anew has another key.
 */
export async function playOn(traveller: Traveller, { address, role, manner, each }: Playing): Promise<void> {
	const { page, server } = traveller;
	const trialId = new URL(address).pathname.split('/').at(-1) ?? '';
	for (let move = await nextMove(server, trialId, role, manner); move.kind !== 'ended';) {
		const key = await page.locator('main input[name=key]').first().inputValue();
		const taken = async () => (await eventsTaken(server, trialId)) > move.seq;
		await makeMove(page, move, taken);
		await expect.poll(taken, soon).toBe(true);
		await expect(page.locator(`input[name=key][value="${key}"]`)).toHaveCount(0);
		await each?.();
		move = await nextMove(server, trialId, role, manner);
	}
	await page.goto(address);
	await expect(page.locator('a[href*="/debrief"]').first()).toBeVisible();
}

/** By itself Playwright looks again ever more rarely, and a trial is some fifty moves. */
const soon = { intervals: [50] };

/** Makes a move; whether the server has taken it can be asked. */
async function makeMove(page: Page, move: NextMove, taken: () => Promise<boolean>): Promise<void> {
	if (move.kind === 'raise')
		return page.locator(`form:has(input[name=incident][value="${move.incident}"]) button`).click();
	if (move.kind !== 'decision') return;
	const form = page.locator(`form:has(input[name=decision][value="${move.id}"])`);
	const { answer, questions } = move.best;
	if (!answer) {
		for (const question of questions) {
			const input = form.first().locator(`input[name=question][value="${question}"]`);
			if ((await input.count()) === 0) continue;
			await input.check();
			return form.first().locator('.actions button').click();
		}
		return form.last().locator('button').click();
	}
	if (answer.kind === 'choose') await form.locator(`input[name=choice][value="${answer.choice}"]`).check();
	if (answer.kind === 'select')
		for (const option of answer.options) await form.locator(`input[name=option][value="${option}"]`).check();
	if (answer.kind === 'ruling') {
		await form.locator(`input[name=ruling][value="${answer.ruling}"]`).check();
		await form.locator(`input[name=ground][value="${answer.ground}"]`).check();
	}
	if (answer.kind === 'order')
		for (const [place, step] of answer.steps.entries())
			await form.locator(`select[name="step:${step}"]`).selectOption(String(place + 1));
	if (answer.kind === 'quantify') await form.locator('input[name=amount]').fill(String(answer.amount));
	if (answer.kind === 'write') await form.locator('textarea').fill('motif '.repeat(60));
	await form.locator('.actions button').first().click();
	await confirmWhereAsked(page, move.id, taken);
}

/** What cannot be taken back is asked again, once the answer has gone. */
async function confirmWhereAsked(page: Page, decision: string, taken: () => Promise<boolean>): Promise<void> {
	const asked = page.locator(`form:has(input[name=confirmed]):has(input[name=decision][value="${decision}"])`);
	await expect.poll(async () => (await asked.count()) > 0 || (await taken()), soon).toBe(true);
	if ((await asked.count()) > 0) await asked.locator('button.danger').click();
}

/** Reads the debrief of a trial played by the best line: nothing lost, nothing grave. */
async function readDebrief(traveller: Traveller, address: string): Promise<void> {
	const { page } = traveller;
	await page.goto(`${address}/debrief`);
	await look(traveller);
	await expect(page.locator('li.step').first()).toBeVisible();
	await expect(page.locator('article[id^=gate-]')).toHaveCount(0);
}

/** Confirms the names and submits the dossier. */
async function submitDossier(traveller: Traveller, names: { latin: string; arabic: string }): Promise<void> {
	const { page, language } = traveller;
	await page.goto(`/${language}/dossier`);
	await look(traveller);
	await page.locator('a[href*="/dossier/submit"]').first().click();
	await expect(page).toHaveURL(/\/dossier\/submit/);
	await look(traveller);
	await page.locator('input[name=latin]').fill(names.latin);
	await page.locator('input[name=arabic]').fill(names.arabic);
	await page.locator('main form button').last().click();
	await expect(page).toHaveURL(/\/dossier\?.*done=submitted/);
	await look(traveller);
}

/** A certifier examines the oldest dossier of the queue and grants it. */
async function grant(certifier: Traveller): Promise<void> {
	const { page, language } = certifier;
	await signIn(certifier, 'certifier@demo.test');
	await page.goto(`/${language}/certify`);
	await look(certifier);
	await page.getByRole('table').getByRole('link').first().click();
	await expect(page.locator('a[href$="/grant"]')).toBeVisible();
	await look(certifier);
	await page.locator('a[href$="/grant"]').click();
	await expect(page).toHaveURL(/\/grant$/);
	await expect(page.locator('main form button').first()).toBeVisible();
	await look(certifier);
	await page.locator('main form button').first().click();
	await expect(page.locator('.notice.success').first()).toBeVisible();
}

/** The learner finds the certificate; anyone reads it in each language. */
async function certificateIsPublic(traveller: Traveller, name: string): Promise<void> {
	const { page, server, language } = traveller;
	await page.goto(`/${language}/dossier`);
	await page.locator('a[href*="/certificate/"]').first().click();
	await expect(page).toHaveURL(/\/certificate\//);
	await look(traveller);
	const code = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	const anyone = await page.context().browser()?.newContext({ baseURL: server.origin, javaScriptEnabled: true });
	if (!anyone) throw new Error('No browser');
	const stranger = await anyone.newPage();
	await stranger.goto(`/c/${code}`);
	await expect(stranger).toHaveURL(/\/(fr|ar|en)\/certificate\//);
	for (const each of ['fr', 'ar', 'en']) {
		await stranger.goto(`/${each}/certificate/${code}`);
		await expect(stranger.getByText(name).first()).toBeVisible();
		await look({ ...traveller, page: stranger, scripted: true });
	}
	await anyone.close();
}
