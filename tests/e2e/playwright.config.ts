import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));
const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	outputDir: '../../test-results',
	workers: 2,
	retries: 0,
	forbidOnly: true,
	timeout: 60_000,
	use: {
		browserName: 'chromium',
		trace: 'retain-on-failure',
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: ['--disable-gpu', '--disable-quic', ...quiet],
			// Chromium cannot make its sandbox when root runs it.
			chromiumSandbox: process.getuid?.() !== 0
		}
	}
});
