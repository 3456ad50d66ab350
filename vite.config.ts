import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { messageOptions } from './src/cli/messages.js';

// The tests find the messages compiled (src/cli/messages.js): the compiler would hold their process for seconds.
export default defineConfig({
	plugins: [process.env['VITEST'] ? [] : paraglideVitePlugin(messageOptions), sveltekit()],
	test: {
		environment: 'node',
		projects: [
			{ extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
			{ extends: true, test: { name: 'built', include: ['tests/built/**/*.test.ts'] } },
			{
				extends: true,
				test: {
					name: 'integration',
					include: ['tests/integration/**/*.test.ts'],
					globalSetup: 'tests/integration/global-setup.ts'
				}
			}
		]
	}
});
