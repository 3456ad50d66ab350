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

// Builds and tests find the messages compiled by src/cli/messages.js: the compiler would hold their process for half a
// minute. Only the development server compiles them as they change.
const whileDeveloping = (command: 'build' | 'serve') =>
	command === 'serve' && !process.env['VITEST'] ? [paraglideVitePlugin(messageOptions)] : [];

export default defineConfig(({ command }) => ({
	build: { rolldownOptions: { output: { codeSplitting: { groups: [sharedWords] } } } },
	plugins: [whileDeveloping(command), sveltekit()],
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
}));
