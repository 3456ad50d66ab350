import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

const shell = '/usr/bin/chromium-headless-shell';
const whole = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/**
 * What no test has a use for. The two lists that drop from the address bar are pages of their own in each window, and take
 * three quarters of the processor time of opening it. Only the last such switch counts: what Playwright switches off, as far
 * as it concerns these tests, stands here again.
 */
const without = [
	'WebUIOmniboxPopup',
	'WebUIOmniboxAimPopup',
	'AimEnabled',
	'LensOverlay',
	'MediaRouter',
	'OptimizationHints',
	'NetworkTimeServiceQuerying',
	'PreconnectToSearch',
	'HttpsUpgrades',
	'HttpsFirstBalancedModeAutoEnable',
	'ThirdPartyStoragePartitioning',
	'PaintHolding',
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'AvoidCorsURLLoaderRestartOnRedirect',
	'DestroyProfileOnBrowserClose'
];

/** The browser that CHROMIUM names, or the first of these that is there. */
function browserOf(places: readonly string[]): LaunchOptions {
	const executablePath = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));
	return {
		...(executablePath !== undefined && { executablePath }),
		args: ['--disable-gpu', '--disable-quic', `--disable-features=${without.join(',')}`, ...quiet],
		// Chromium cannot make its sandbox when root runs it.
		chromiumSandbox: process.getuid?.() !== 0
	};
}

/**
 * How tests and measures start a browser of this machine. The headless shell is the same engine without the windows, tabs
 * and menus that nobody sees: opening a page in it takes a third of the processor time.
 */
export const chromiumOptions = browserOf([shell, ...whole]);

/** With its windows and menus: what asks for a camera, and what installs an application, is in these. */
export const wholeChromiumOptions = browserOf(whole);
