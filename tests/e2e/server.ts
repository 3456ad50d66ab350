import AxeBuilder from '@axe-core/playwright';
import { expect, test as plain, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';

/**
 * Each worker has a server and a database of its own, so that tests of different workers never meet. Pages are
 * opened by path (`page.goto('/fr')`); a test fails when a page of it wrote an error to the console.
 */
export const test = plain.extend<{ noConsoleErrors: string[] }, { server: RunningServer }>({
	server: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures needed from here.
		async ({}, use) => {
			const server = await startServer();
			await use(server);
			await server.stop();
		},
		{ scope: 'worker' }
	],
	baseURL: async ({ server }, use) => use(server.origin),
	noConsoleErrors: [
		async ({ page }, use) => {
			const errors: string[] = [];
			page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
			page.on('pageerror', (error) => errors.push(error.message));
			await use(errors);
			expect(errors.filter((text) => !expectedRefusal.test(text))).toEqual([]);
		},
		{ auto: true }
	]
});

/** The browser itself writes a line for each answer 4xx; those are what a test of bad input asks for. */
const expectedRefusal = /^Failed to load resource: the server responded with a status of 4\d\d/;

export { expect };

/** Fails when axe finds a violation of WCAG 2.2 AA on the page as it now stands. */
export const expectAccessible = async (page: Page): Promise<void> => {
	const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
	const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
};

/** Fails when the page can be scrolled sideways at its present width. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(overflow).toBeLessThanOrEqual(0);
};
