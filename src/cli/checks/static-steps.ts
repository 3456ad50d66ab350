import { checkStep, type Step } from './step.ts';

/** What the other steps read. */
export const preparation: readonly Step[] = [
	checkStep('messages compile', 'src/cli/messages.js'),
	checkStep('routes and types', 'node_modules/@sveltejs/kit/svelte-kit.js', ['sync'])
];

/** What can be said of the code without running it, the quickest first; the linter apart. */
export const quickChecks: readonly Step[] = [
	checkStep('format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
	checkStep('import rules', 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', [
		'--config=.config/dependency-cruiser.js',
		'src'
	]),
	checkStep('unused code', 'node_modules/knip/bin/knip.js', ['--config=.config/knip.json', '--no-progress']),
	checkStep('types', 'node_modules/svelte-check/bin/svelte-check', ['--fail-on-warnings', '--output=human'])
];

/** Takes longer than all the others together, on one processor: it runs beside them. */
export const lint: Step = checkStep('lint', 'node_modules/eslint/bin/eslint.js', [
	'--config=.config/eslint.config.js',
	'--max-warnings=0',
	'.'
]);
