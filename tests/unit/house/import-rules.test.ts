import { spawnSync } from 'node:child_process';
import path from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import rules from '../../../.config/dependency-cruiser.js';

const root = path.resolve(import.meta.dirname, '../../..');
const Report = v.object({
	summary: v.object({ violations: v.array(v.object({ rule: v.object({ name: v.string() }), from: v.string() })) })
});

const cruise = (folder: string) => {
	const tool = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
	const args = ['--config', path.join(root, '.config/dependency-cruiser.js'), '--output-type', 'json', 'src'];
	const { stdout } = spawnSync(process.execPath, [tool, ...args], { cwd: folder, encoding: 'utf8' });
	return v.parse(Report, JSON.parse(stdout)).summary.violations;
};

test('every rule of the house is shown to fail on a forbidden import', () => {
	const broken = new Set(cruise(path.join(root, 'tests/fixtures/forbidden-imports')).map(({ rule }) => rule.name));
	expect([...broken].sort()).toEqual((rules.forbidden ?? []).map(({ name }) => name).sort());
});

test('a file breaks the rule it was written to break, and the innocent ones break none', () => {
	const broken = cruise(path.join(root, 'tests/fixtures/forbidden-imports')).map(
		({ rule, from }) => `${from}: ${rule.name}`
	);
	expect(broken).toContain('src/lib/trial/reads-a-file.ts: pure-room-stays-pure');
	expect(broken).toContain('src/lib/trial/reaches-into-course.ts: pure-room-through-its-index');
	expect(broken.filter((line) => line.startsWith('src/lib/course/index.ts'))).toEqual([]);
});
