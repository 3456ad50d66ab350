import type { Page } from '@playwright/test';
import { expect } from './server.ts';

/**
 * Signs a demo person in, in this language, and opens no page; on the server of the test unless another is named. The form
 * is sent without its page: that one is looked at in accounts.spec.ts.
 */
export async function enter(page: Page, mail: string, language = 'fr', origin = ''): Promise<void> {
	const { request } = page.context();
	const address = new URL((await request.get(`${origin}/favicon.svg`)).url()).origin;
	const answer = await request.post(`${address}/${language}/sign-in`, {
		form: { mail, password: 'pretoire-demo' },
		headers: { origin: address, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(answer.headers()['location']).toMatch(/\/home$/);
}

/** Signs a demo person in, as `enter`, and opens their home. */
export async function signIn(page: Page, mail: string, language = 'fr', origin = ''): Promise<void> {
	await enter(page, mail, language, origin);
	await page.goto(`${origin}/${language}/home`);
	await expect(page).toHaveURL(/\/home$/);
}
