import type { Page } from '@playwright/test';
import { expect } from './server.ts';

/** Signs a demo person in, in this language; on the server of the test unless another is named. */
export async function signIn(page: Page, mail: string, language = 'fr', origin = ''): Promise<void> {
	await page.goto(`${origin}/${language}/sign-in`);
	await page.locator('input[name=mail]').fill(mail);
	await page.locator('input[name=password]').fill('pretoire-demo');
	await page.locator('main form button').click();
	await expect(page).toHaveURL(/\/home$/);
}
