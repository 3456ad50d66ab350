import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const run = (...args: string[]) => {
	const { status, stdout } = spawnSync(process.execPath, ['src/cli/scenarios.ts', ...args], { encoding: 'utf8' });
	return { status, stdout };
};

const copyOfScenarios = (): string => {
	const folder = join(mkdtempSync(join(tmpdir(), 'pretoire-')), 'scenarios');
	cpSync('scenarios', folder, { recursive: true });
	return folder;
};

describe('npm run scenarios', () => {
	it('prints one JSON object and ends with 0 where everything holds', () => {
		const { status, stdout } = run('--json');
		const report: unknown = JSON.parse(stdout);
		expect(status).toBe(0);
		expect(report).toMatchObject({
			ok: true,
			scenarios: [{ id: 'villa-des-jasmins', languages: ['fr', 'ar', 'en'], variants: 2 }]
		});
	});

	it('ends with 1 and names file and line where a scenario has an error', () => {
		const folder = copyOfScenarios();
		const file = join(folder, 'villa-des-jasmins', 'scenario.yaml');
		const yaml = readFileSync(file, 'utf8');
		writeFileSync(file, yaml.replace('end: labour-route', 'end: labor-route'));
		const line = yaml.split('\n').findIndex((text) => text.includes('end: labour-route')) + 1;
		const { status, stdout } = run('--dir', folder);
		expect(status).toBe(1);
		expect(stdout).toContain(`scenarios/villa-des-jasmins/scenario.yaml:${line}  error  scenario/unknown-id`);
		expect(stdout).toContain('did you mean "labour-route"?');
	});

	it('tells line, column and what was expected where a file is no YAML', () => {
		const folder = copyOfScenarios();
		const file = join(folder, 'villa-des-jasmins', 'scenario.yaml');
		const yaml = readFileSync(file, 'utf8');
		const broken = yaml.replace('\nroles:', '\nroles: [');
		writeFileSync(file, broken);
		const { status, stdout } = run('--dir', folder);
		expect(status).toBe(1);
		expect(stdout).toMatch(/scenario\.yaml:\d+ {2}error {2}yaml\/syntax {2}Column \d+: .+/);
	});

	it('ends with 2 where the folder cannot be read', () => {
		expect(run('--dir', '/nowhere/at/all').status).toBe(2);
	});
});
