import type { Locator, Page } from '@playwright/test';
import { expect } from './server.ts';

/** Presses Tab until what is wanted has the focus, in sight; fails where the keyboard never gets there. */
export async function reach(page: Page, wanted: Locator): Promise<void> {
	const hasFocus = () => wanted.evaluate((element) => element === document.activeElement);
	for (let presses = 0; presses < 150 && !(await hasFocus()); presses += 1) await page.keyboard.press('Tab');
	await expect(wanted).toBeFocused();
	await expect(wanted).toBeInViewport();
}

/** Something shows where the focus is: an outline on the thing, or on what stands around it. */
export const showsFocus = (wanted: Locator): Promise<boolean> =>
	wanted.evaluate((element) =>
		[element, element.closest('label')].some((each) => each !== null && getComputedStyle(each).outlineStyle !== 'none')
	);
