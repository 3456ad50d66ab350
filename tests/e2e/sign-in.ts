import type { Page } from '@playwright/test';
import { expect } from './server.ts';

/** Signs a demo person in, in this language. */
export async function signIn(page: Page, mail: string, language = 'fr'): Promise<void> {
	await page.goto(`/${language}/sign-in`);
	await page.locator('input[name=mail]').fill(mail);
	await page.locator('input[name=password]').fill('pretoire-demo');
	await page.locator('main form button').click();
	await expect(page).toHaveURL(/\/home$/);
}
