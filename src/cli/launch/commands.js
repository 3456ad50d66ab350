import { build, buildIfChanged } from './build.js';
import { withNode } from './node.js';
import { inHouse } from './paths.js';
import { run } from './run.js';
import { serve } from './serve.js';

/** @typedef {(node: string, args: string[]) => Promise<number>} Command */

/**
 * A command written in TypeScript, which the pinned Node runs as it is.
 * @param {string} file
 * @returns {Command}
 */
const script = (file) => (node, args) => run(node, [inHouse('src', 'cli', file), ...args], withNode(node));

/** @type {Command} */
const buildNow = async (node) => {
	await build(node);
	return 0;
};

/** @type {Command} */
const dev = async (node, args) => {
	const env = withNode(node);
	await run(node, [inHouse('node_modules/@sveltejs/kit/svelte-kit.js'), 'sync'], env);
	return run(node, [inHouse('node_modules/vite/bin/vite.js'), 'dev', ...args], env);
};

/** @type {Command} */
const bench = async (node, args) => {
	await buildIfChanged(node);
	return script('bench/bench.ts')(node, args);
};

/** @type {Record<string, Command>} */
export const commands = {
	serve,
	build: buildNow,
	dev,
	test: script('test.ts'),
	check: script('check.ts'),
	bench,
	scenarios: script('scenarios.ts'),
	content: script('content.ts'),
	person: script('person.ts'),
	backup: script('backup.ts'),
	journal: script('journal.ts'),
	keys: script('keys.ts'),
	conformance: script('conformance.ts')
};
