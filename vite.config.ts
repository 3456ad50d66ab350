import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { messageOptions } from './src/cli/messages.js';
import { oneLanguage } from './src/cli/one-language.js';
import { shortMessages } from './src/cli/short-messages.js';

/**
 * What every page loads, and what many pages share, travels together: one by one it was twenty requests, many of 200
 * bytes. What few pages share stays with those.
 */
const sharedChunks = [
	{
		name: 'frame',
		test: /node_modules\/(svelte|@sveltejs|devalue|clsx)\/|src\/lib\/ui\/(site\/|kept-fields|keep-draft|offline\/(is-cut|sent)\.ts|Prose|Notice)|src\/lib\/i18n\/(format|paraglide\/registry)/,
		minShareCount: 2
	},
	{
		name: 'words',
		test: /src\/lib\/i18n\/(?!paraglide\/messages\/(common_(role|phase|room|source)|learn|review|path|trial|marking))/,
		minShareCount: 8
	},
	{
		name: 'path-words',
		test: /paraglide\/messages\/(review_|path_)|paraglide\/messages\/learn_(attempts|begin|certificate|courses|diagnostic(?!_of)|explanations|final_(?!of)|finished_t[er]|gain|go_to|how_far|lesson_|minutes|module|next|question|reaction|result|resume|skip|steps|test_(?!of)|time_)/,
		minShareCount: 2
	},
	{
		name: 'learn-words',
		test: /paraglide\/messages\/(learn_|common_source)|lib\/ui\/(amount|paragraphs|quiz-title)\.ts/,
		minShareCount: 2
	},
	{
		name: 'trial-words',
		test: /paraglide\/messages\/(trial_|marking_|common_(role|phase|room))|lib\/ui\/(names|citation|move-focus|trial\/[a-z-]+)\.ts/,
		minShareCount: 2
	},
	{ name: 'parts', test: /src\/lib\/ui\/(?!Field)\w+\.svelte/, minShareCount: 4 },
	{
		name: 'lesson',
		test: /\/(Question|Feedback|Series|SourceMark|LessonText|LessonParts|LessonTerms|LessonSources|Played|Checklist)\w*\.svelte/,
		minShareCount: 2
	}
];

/**
 * Of what a page will need once somebody goes there, only the styles are listed in the entry that every page loads:
 * the scripts find each other, and the list of them all weighed more than a page.
 */
const stylesOnly = (_file: string, needed: string[]): string[] => needed.filter((name) => name.endsWith('.css'));

// Builds and tests find the messages compiled by src/cli/messages.js: the compiler would hold their process for half a
// minute. Only the development server compiles them as they change.
const whileDeveloping = (command: 'build' | 'serve') =>
	command === 'serve' && !process.env['VITEST'] ? [paraglideVitePlugin(messageOptions)] : [];

/** Written into the server's own chunks: as packages they are hundreds of small files that every start has to find. */
const bundledLibraries = [
	'devalue',
	'kysely',
	'lucia',
	'marked',
	'ts-fsrs',
	'valibot',
	'xstate',
	'yaml',
	'@marcbachmann/cel-js',
	'@noble/hashes'
];

export default defineConfig(({ command }) => ({
	build: {
		rolldownOptions: {
			output: { codeSplitting: { groups: sharedChunks } },
			treeshake: {
				moduleSideEffects: [
					// The pure rooms do nothing when they are loaded: what a page does not use of them stays away, marked and yaml too.
					{ test: /\/src\/lib\/(course|trial|records|people)\//, sideEffects: false },
					// Nor do the messages: which language they speak is open until oneLanguage.
					{ test: /\/i18n\/paraglide\/messages\//, sideEffects: false },
					// We make no custom elements; what Svelte would make them with is a kilobyte that it does not mark as unused.
					{ test: /svelte\/src\/.*\/custom-element\.js$/, sideEffects: false }
				]
			}
		},
		modulePreload: { resolveDependencies: stylesOnly }
	},
	ssr: { noExternal: command === 'build' ? bundledLibraries : [] },
	plugins: [whileDeveloping(command), shortMessages(), oneLanguage(), sveltekit()],
	test: {
		environment: 'node',
		// What a test may take says nothing about the code: a machine shared with others can be ten times slower.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		// Without isolation the files of a worker load the code once: a third of what the tests take. What a test changes for
		// all, such as the clock or the language, it puts back.
		projects: [
			{ extends: true, test: { name: 'unit', isolate: false, include: ['tests/unit/**/*.test.ts'] } },
			{ extends: true, test: { name: 'built', include: ['tests/built/**/*.test.ts'] } },
			{
				extends: true,
				test: {
					name: 'integration',
					isolate: false,
					include: ['tests/integration/**/*.test.ts'],
					globalSetup: 'tests/integration/global-setup.ts'
				}
			}
		]
	}
}));
