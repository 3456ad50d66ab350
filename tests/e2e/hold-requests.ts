import type { Page } from '@playwright/test';

/** Holds what a page sends to an address, as a slow line does, until it is let go. */
export async function holdRequests(page: Page, address: RegExp): Promise<() => void> {
	const { promise, resolve } = Promise.withResolvers<undefined>();
	await page.route(address, async (route) => {
		await promise;
		await route.continue();
	});
	return () => resolve(undefined);
}
