import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import config from '../../../svelte.config.js';

test('the one style attribute the policy lets through is the one of the installed Kit announcer', () => {
	const file = path.resolve(import.meta.dirname, '../../../node_modules/@sveltejs/kit/src/core/sync/write_root.js');
	const [, style] = /id="svelte-announcer"[^>]*style="([^"]+)"/.exec(readFileSync(file, 'utf8')) ?? [];
	expect(style).toBeDefined();
	const hash = createHash('sha256')
		.update(style ?? '')
		.digest('base64');
	expect(config.kit?.csp?.directives?.['style-src-attr']).toEqual(['unsafe-hashes', `sha256-${hash}`]);
});
