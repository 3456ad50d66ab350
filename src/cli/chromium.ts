import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));
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

/** How tests and measures start the Chromium of this machine, or the one that CHROMIUM names. */
export const chromiumOptions: LaunchOptions = {
	...(executablePath !== undefined && { executablePath }),
	args: ['--disable-gpu', '--disable-quic', `--disable-features=${without.join(',')}`, ...quiet],
	// Chromium cannot make its sandbox when root runs it.
	chromiumSandbox: process.getuid?.() !== 0
};
