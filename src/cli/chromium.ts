import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));
const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** How tests and measures start the Chromium of this machine, or the one that CHROMIUM names. */
export const chromiumOptions: LaunchOptions = {
	...(executablePath !== undefined && { executablePath }),
	args: ['--disable-gpu', '--disable-quic', ...quiet],
	// Chromium cannot make its sandbox when root runs it.
	chromiumSandbox: process.getuid?.() !== 0
};
