import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { changeCapability } from '#lib/server/db/capability-repository.ts';
import { inTransaction, openDatabase } from '#lib/server/db/database.ts';
import { personByMail } from '#lib/server/db/person-repository.ts';
import type { RunningServer } from '../../src/cli/running-server.ts';
import { expect } from './server.ts';
import { signIn } from './sign-in.ts';

/** Somebody with a browser of their own, whose faults are told. */
export async function newcomer(
	browser: Browser,
	server: RunningServer,
	how: { wide?: boolean; javaScript?: boolean; dark?: boolean; errors?: string[]; calls?: boolean } = {}
): Promise<Page> {
	const context = await browser.newContext({
		baseURL: server.origin,
		viewport: how.wide ? { width: 1280, height: 900 } : { width: 360, height: 740 },
		javaScriptEnabled: how.javaScript ?? true,
		colorScheme: how.dark ? 'dark' : 'light'
	});
	const page = await context.newPage();
	page.on('pageerror', (error) => how.errors?.push(error.message));
	if (how.calls) await page.addInitScript(countCalls);
	return page;
}

/** Counts, in `calls`, how often the device was asked to vibrate and to play a note; it is still asked. */
function countCalls(): void {
	const calls = { vibrations: 0, notes: 0 };
	const [vibrate, start] = [navigator.vibrate.bind(navigator), OscillatorNode.prototype.start];
	Object.assign(navigator, {
		vibrate: (pattern: VibratePattern) => {
			calls.vibrations += 1;
			return vibrate(pattern);
		}
	});
	OscillatorNode.prototype.start = function (when) {
		calls.notes += 1;
		start.call(this, when);
	};
	Object.assign(globalThis, { calls });
}

/** Makes a trainer of a demo person, as an administrator would. */
export async function makeTrainer({ dataDir }: RunningServer, mail: string): Promise<void> {
	const db = await openDatabase({ dialect: 'sqlite', file: path.join(dataDir, 'pretoire.sqlite') });
	const person = await personByMail(db.read, mail);
	if (!person) throw new Error(`No ${mail}`);
	const [id, at] = [`trainer-${mail}`, new Date().toISOString()];
	const change = { id, personId: person.id, capability: 'trainer', act: 'granted', byPersonId: null, at } as const;
	await inTransaction(db, (trx) => changeCapability(trx, change));
	await db.close();
}

/** A room of the first case, opened by the demo trainer; its code and the PIN of its screen. */
export async function openRoom(trainer: Page): Promise<{ code: string; pin: string; trialId: string }> {
	await signIn(trainer, 'trainer@demo.test');
	await trainer.getByRole('link', { name: 'Voir les salles' }).click();
	await trainer.getByRole('link', { name: 'Ouvrir la salle' }).click();
	await trainer.locator('input[value="villa-des-jasmins servitude"]').check();
	await trainer.getByRole('button', { name: 'Ouvrir la salle' }).click();
	await expect(trainer).toHaveURL(/\/console$/);
	const code = (await trainer.locator('.code bdi').textContent()) ?? '';
	const pin = (await trainer.locator('dl.facts dd bdi').first().textContent()) ?? '';
	return { code, pin, trialId: trainer.url().split('/').at(-2) ?? '' };
}

/** Comes in by the short address, under a name. */
export async function comeIn(page: Page, code: string, language: string, name: string): Promise<void> {
	await page.goto(`/${language}`);
	await page.goto(`/${language}/join/${code}`);
	await page.locator('input[name=name]').fill(name);
	await page.locator('form[action="?/enter"] button').click();
	await expect(page).toHaveURL(/\/live\/[^/]+$/);
}

export async function sit(page: Page, role: string): Promise<void> {
	await page.locator(`form[action="?/sit"]:has(input[value="${role}"]) button`).click();
	await expect(page.locator('form[action="?/stand"]')).toBeVisible();
}

/** Answers the decision on the page with the nth of its choices. */
export async function choose(page: Page, nth: number): Promise<void> {
	await page.locator('#decision fieldset input:enabled:not([name=cite])').nth(nth).check();
	await page.locator('#decision-form button:visible').last().click();
}
