import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const source = path.resolve(import.meta.dirname, '../../../src');
const components = globSync('**/*.svelte', { cwd: source }).map((file) => ({
	file,
	text: readFileSync(path.join(source, file), 'utf8')
}));

/** These answer for themselves where the link is cut: `sendingForm`, `SentWhenBack`, the queue of a lesson. */
const telling = /use:enhance=\{(?:\w+\.submit|\w+\.send|send\(\))\}/g;

test('no form is left to Kit, which shows its page of errors and forgets what was typed where the link is cut', () => {
	expect(components.some(({ text }) => text.includes('use:sent'))).toBe(true);
	const left = components.filter(({ text }) => text.replaceAll(telling, '').includes('use:enhance'));
	expect(left.map(({ file }) => file)).toEqual([]);
});
