import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { messageOptions } from './src/cli/messages.js';

/** Words that several pages share travel together: one by one they were twenty requests of 200 bytes on every page. */
const sharedWords = {
	name: 'words',
	test: /src\/lib\/i18n\/(paraglide\/(runtime|messages\/common_)|[a-z-]+\.ts)/,
	minShareCount: 2
};

// The tests find the messages compiled (src/cli/messages.js): the compiler would hold their process for seconds.
export default defineConfig({
	build: { rolldownOptions: { output: { codeSplitting: { groups: [sharedWords] } } } },
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
