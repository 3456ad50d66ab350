import { defineConfig } from '@playwright/test';
import { chromiumOptions } from '../../src/cli/chromium.ts';

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	outputDir: '../../test-results',
	workers: 2,
	retries: 0,
	forbidOnly: true,
	timeout: 60_000,
	use: { browserName: 'chromium', actionTimeout: 15_000, trace: 'retain-on-failure', launchOptions: chromiumOptions }
});
