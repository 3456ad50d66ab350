import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const command = path.resolve(import.meta.dirname, '../../../src/cli/settings.ts');
const started = (settings: Record<string, string>) =>
	spawnSync(process.execPath, [command], { env: { ...process.env, ...settings }, encoding: 'utf8' });

describe('a start with settings that cannot be used', () => {
	test('says which, what was given and what is expected, and nothing else', () => {
		const { status, stderr } = started({ PORT: 'abc', DEMO: 'maybe' });
		expect(status).toBe(2);
		expect(stderr).toContain('PORT is "abc"; expected is');
		expect(stderr).toContain('DEMO is "maybe"; expected is 0 or 1');
		expect(stderr).not.toMatch(/^\s+at /m);
	});

	test('goes on without a word where they can be used', () => {
		const { status, stderr } = started({ PORT: '3000' });
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});
});
