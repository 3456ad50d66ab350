import { expect, type Locator, type Page } from '@playwright/test';

/** Presses Tab until what is wanted has the focus, in sight; fails where the keyboard never gets there. */
export async function reach(page: Page, wanted: Locator): Promise<void> {
	const hasFocus = () => wanted.evaluate((element) => element === document.activeElement);
	for (let presses = 0; presses < 150 && !(await hasFocus()); presses += 1) await page.keyboard.press('Tab');
	await expect(wanted).toBeFocused();
	await expect(wanted).toBeInViewport();
}
