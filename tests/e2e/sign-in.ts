import type { Page } from '@playwright/test';
import { expect } from './server.ts';

/**
 * Signs a demo person in, in this language, and opens their home; on the server of the test unless another is named. The
 * form is sent without its page: that one is looked at in accounts.spec.ts.
 */
export async function signIn(page: Page, mail: string, language = 'fr', origin = ''): Promise<void> {
	const { request } = page.context();
	const address = new URL((await request.get(`${origin}/favicon.svg`)).url()).origin;
	await request.post(`${address}/${language}/sign-in`, {
		form: { mail, password: 'pretoire-demo' },
		headers: { origin: address },
		maxRedirects: 0
	});
	await page.goto(`${origin}/${language}/home`);
	await expect(page).toHaveURL(/\/home$/);
}
