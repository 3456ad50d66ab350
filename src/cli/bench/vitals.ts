import type { Browser, Page } from '@playwright/test';
import * as v from 'valibot';
import { rowOf, type Row } from './row.ts';

/** Slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const slow4g = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

const Vitals = v.object({ painted: v.number(), shifted: v.number(), slowest: v.number() });

/**
 * What somebody waits for on a slow link: the largest paint, how far things move meanwhile, and the slowest answer to a
 * touch. Of the first view, with nothing kept.
 */
export const vitalsOf = async (browser: Browser, address: string, cookie: string, language: string): Promise<Row[]> => {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
	await context.addCookies(
		cookie.split('; ').map((one) => {
			const [name = '', value = ''] = one.split('=');
			return { name, value, url: new URL(address).origin };
		})
	);
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', slow4g);
	await page.addInitScript(observe);
	await page.goto(address, { waitUntil: 'networkidle' });
	await touch(page);
	const { painted, shifted, slowest } = v.parse(Vitals, await page.evaluate('vitals'));
	await context.close();
	return [
		rowOf({ what: `lesson in ${language}, largest paint on slow 4G`, value: painted, unit: 'ms', atMost: 1500 }),
		rowOf({ what: `lesson in ${language}, slowest answer to a touch`, value: slowest, unit: 'ms', atMost: 100 }),
		rowOf({ what: `lesson in ${language}, layout shift`, value: shifted, unit: '', atMost: 0.02 })
	];
};

/** Runs in the page before anything else of it. Types of what is observed are not in the library of the language yet. */
const observe = `
	globalThis.vitals = { painted: 0, shifted: 0, slowest: 0 };
	const watch = (type, see, more) =>
		new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true, ...more });
	watch('largest-contentful-paint', (entry) => (vitals.painted = entry.startTime));
	watch('layout-shift', (entry) => entry.hadRecentInput || (vitals.shifted += entry.value));
	watch('event', (entry) => (vitals.slowest = Math.max(vitals.slowest, entry.duration)), { durationThreshold: 16 });
`;

/** What is done first in a lesson: choices of the opening decision, one after another. */
const touch = async (page: Page): Promise<void> => {
	const choices = page.locator('main label.choice');
	for (const choice of (await choices.all()).slice(0, 4)) await choice.tap();
	// The browser tells of an event once the frame after it was painted.
	await page.evaluate(
		() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null))))
	);
};
