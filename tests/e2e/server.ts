import AxeBuilder from '@axe-core/playwright';
import { expect, test as plain, type Page } from '@playwright/test';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';

/**
 * A page that wrote an error to the console has failed, whatever else it did. All windows that a test opened are closed after
 * it: Playwright closes the first alone, and a live trial leaves two dozen, each of which asks for its server ever after.
 */
const watched = plain.extend<{ closedWindows: undefined; cutsNetwork: boolean; noConsoleErrors: string[] }>({
	closedWindows: [
		async ({ browser }, use) => {
			await use(undefined);
			for (const context of browser.contexts()) await context.close();
		},
		{ auto: true }
	],
	/** The test takes the network or the server away: the browser writes a line for each request that then fails. */
	cutsNetwork: [false, { option: true }],
	noConsoleErrors: [
		async ({ page, cutsNetwork }, use) => {
			const errors: string[] = [];
			page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
			page.on('pageerror', (error) => errors.push(error.message));
			await use(errors);
			const isExpected = (text: string) => expectedRefusal.test(text) || (cutsNetwork && noNetwork.test(text));
			expect(errors.filter((text) => !isExpected(text))).toEqual([]);
		},
		{ auto: true }
	]
});

type Start = () => Promise<RunningServer>;

const lend = async (use: (server: RunningServer) => Promise<void>, start: Start = startServer): Promise<void> => {
	const server = await start();
	await use(server);
	await server.stop();
};

/** Tests that have, each, a server of its own that is started so. Pages are opened by path: `page.goto('/fr')`. */
export const testOn = (start: Start) =>
	watched.extend<{ server: RunningServer }>({
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures needed from here.
		server: async ({}, use) => lend(use, start),
		baseURL: async ({ server }, use) => use(server.origin)
	});

/** Each test has a server and a database of its own, with the demo people in it: no test finds what another left. */
export const test = testOn(startServer);

/** For tests that only read: those of a worker share one server. */
export const readingTest = watched.extend<object, { server: RunningServer }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures needed from here.
	server: [async ({}, use) => lend(use), { scope: 'worker' }],
	baseURL: async ({ server }, use) => use(server.origin)
});

/** The browser itself writes a line for each answer 4xx, which is what a test of bad input asks for. */
const expectedRefusal = /^Failed to load resource: the server responded with a status of 4\d\d/;
const noNetwork =
	/^Failed to load resource: (?:net::ERR_(?:INTERNET_DISCONNECTED|CONNECTION_|EMPTY_RESPONSE|NETWORK_CHANGED|FAILED)|the server responded with a status of 502)/;

export { expect };

/** Waits until the components have taken over: Kit then writes where it announces pages. */
export const takenOver = (page: Page): Promise<void> => expect(page.locator('#svelte-announcer')).toBeAttached();

/** Waits until the components have taken over and have fetched what comes after them: the network may then be cut. */
export async function allHere(page: Page): Promise<void> {
	await takenOver(page);
	await page.waitForLoadState('networkidle');
}

/** Waits until letters have the width that they will keep. */
export const fontsCame = (page: Page): Promise<unknown> => page.evaluate(() => document.fonts.ready.then(() => null));

/**
 * Every rule of WCAG 2.2 AA, and of its findings the violations alone: to describe what passes takes longer than to
 * look. Legacy mode looks in the page itself; the other opens a second one, for frames, and we have none.
 */
const everyViolation: Parameters<AxeBuilder['options']>[0] = {
	runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
	resultTypes: ['violations']
};

/** The rules that look at colours: all that can change from a theme to the other. */
const everyColour: Parameters<AxeBuilder['options']>[0] = {
	runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
	resultTypes: ['violations']
};

/** What is accessible in the light is looked at in the dark, where only its colours differ. */
export const expectColoursAccessible = async (page: Page): Promise<void> => {
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectAccessible(page, everyColour);
	await page.emulateMedia({ colorScheme: 'light' });
};

/**
 * Fails when axe finds a violation of WCAG 2.2 AA on the page as it now stands. It looks from the foot of the page, where
 * the bar that follows a phone's screen has come to its own place; what has the focus is never under it, says another test.
 */
export const expectAccessible = async (page: Page, rules = everyViolation): Promise<void> => {
	const place = await page.evaluate(() => [scrollX, scrollY] as const);
	await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
	const { violations } = await new AxeBuilder({ page }).options(rules).setLegacyMode().analyze();
	await page.evaluate(([x, y]) => scrollTo(x, y), place);
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
};

/** Fails when the page can be scrolled sideways at its present width. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
	await fontsCame(page);
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(overflow).toBeLessThanOrEqual(0);
};
