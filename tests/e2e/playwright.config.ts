import { defineConfig } from '@playwright/test';
import { chromiumOptions } from '../../src/cli/chromium.ts';

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	outputDir: '../../test-results',
	// A browser, its server and the test are enough for two cores: with two at once each stood still now and then, for up to 15 s.
	workers: 1,
	retries: 0,
	forbidOnly: true,
	// What is asked is that an answer comes: how fast is measured elsewhere, on a quiet machine. A busy one has stood still for 15 s.
	timeout: 240_000,
	expect: { timeout: 40_000 },
	use: {
		browserName: 'chromium',
		actionTimeout: 40_000,
		// A film and copies of the page would take a fifth of the time; `--trace on` has them, and what was asked of the server.
		trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
		launchOptions: chromiumOptions
	}
});
