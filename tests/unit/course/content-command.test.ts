import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ContentFiles } from '#lib/course/index.ts';
import { brokenContent, smallContent } from './small-content.ts';

const folders: string[] = [];

afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function written(files: ContentFiles): string {
	const folder = mkdtempSync(join(tmpdir(), 'pretoire-content-'));
	folders.push(folder);
	for (const [file, text] of files) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), text);
	}
	return folder;
}

const run = (...args: readonly string[]) =>
	spawnSync(process.execPath, ['src/cli/content.ts', ...args], { encoding: 'utf8' });

describe('npm run content', () => {
	it('prints one JSON object and ends with 0 where the content holds', () => {
		const { status, stdout } = run('--dir', written(smallContent()), '--json');
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toEqual({
			ok: true,
			findings: [],
			courses: [
				{
					id: 'petit',
					languages: ['fr', 'ar', 'en'],
					kinds: ['single'],
					modules: 1,
					lessons: 2,
					questions: 5,
					minutes: 12
				}
			]
		});
	});

	it('ends with 1 where something falls short, and says where', () => {
		const folder = written(brokenContent('petit/un/voir.ar.md', '[[cp-448-1]]', '[[cp-999]]'));
		const json = run('--dir', folder, '--json');
		expect(json.status).toBe(1);
		expect(JSON.parse(json.stdout)).toMatchObject({ ok: false });
		const people = run('--dir', folder);
		expect(people.status).toBe(1);
		expect(people.stdout).toContain('petit/un/voir.ar.md:9  error  content/unknown-source');
	});

	it('ends with 2 where it could not run, with nothing on standard output', () => {
		for (const args of [['--dir', '/nowhere/at/all'], ['--colour']])
			expect(run(...args, '--json')).toMatchObject({ status: 2, stdout: '' });
	});
});
