import { existsSync } from 'node:fs';
import { Failure } from './failure.js';
import { fingerprint } from './fingerprint.js';
import { marker } from './marker.js';
import { withNode } from './node.js';
import { inHouse } from './paths.js';
import { run } from './run.js';

const sources = [
	'src',
	'static',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json'
];
const made = ['src/lib/i18n/paraglide/', 'src/lib/i18n/project.inlang/'];
const settings = 'src/lib/i18n/project.inlang/settings.json';

const built = marker(inHouse('build', '.built-from'));
const sourcesNow = () =>
	fingerprint([...sources, settings], (name) => name !== settings && made.some((start) => name.startsWith(start)));

/**
 * Builds unless the last build was made from these very sources. Content and scenarios are not among them: the
 * server reads and checks those when it starts.
 * @param {string} node
 */
export const buildIfChanged = async (node) => {
	if (existsSync(inHouse('build', 'index.js')) && built.holds(sourcesNow())) return;
	console.error('Building (the sources changed) …');
	await build(node);
};

/**
 * Checks content and scenarios, then builds the server into build/.
 * @param {string} node
 */
export const build = async (node) => {
	const from = sourcesNow();
	await step(node, 'src/cli/content.ts', [], 'the content has errors');
	await step(node, 'src/cli/scenarios.ts', [], 'the scenarios have errors');
	await step(node, 'src/cli/messages.js', [], 'the messages have errors');
	await step(node, 'node_modules/@sveltejs/kit/svelte-kit.js', ['sync'], 'svelte-kit sync failed');
	await step(node, 'node_modules/vite/bin/vite.js', ['build', '--logLevel=warn'], 'the build failed');
	await step(node, 'src/cli/check-ahead.ts', [], 'courses and cases could not be checked ahead');
	built.write(from);
};

/**
 * @param {string} node
 * @param {string} script
 * @param {string[]} args
 * @param {string} failure
 */
const step = async (node, script, args, failure) => {
	if (!existsSync(inHouse(script))) return;
	const code = await run(node, [inHouse(script), ...args], withNode(node), ['ignore', 2, 2]);
	if (code !== 0) throw new Failure(`Nothing was built: ${failure} (see above).`);
};
