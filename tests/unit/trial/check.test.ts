import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkScenario, proveScenario, type Finding } from '#lib/trial/index.ts';
import { brokenExamples, type Broken } from './broken-examples.ts';
import { filesOf, stubYaml, unknownContent } from './stub-case.ts';

function findingsOf({ files, known = unknownContent }: Broken): readonly Finding[] {
	const { findings, scenario } = checkScenario(files, known);
	return scenario ? [...findings, ...proveScenario(scenario, files).findings] : findings;
}

describe('the checker', () => {
	it('is silent about a sound scenario', () => {
		expect(findingsOf({ code: '', files: filesOf(stubYaml) })).toEqual([]);
	});

	it.each(brokenExamples.map((broken, at) => ({ at, ...broken })))(
		'says $code for broken example $at, with its line, within five seconds',
		(broken) => {
			const start = performance.now();
			const found = findingsOf(broken).find(({ code }) => code === broken.code);
			expect(performance.now() - start).toBeLessThan(5000);
			expect(found?.message).toBeTruthy();
			expect(found?.line).toBeGreaterThanOrEqual(1);
			expect(found?.file).toContain('stub-case/');
		}
	);

	it.each([
		['when: charge == "labour"', 'when: charge == "labor"', /"labour"/],
		['- { to: shelter }', '- { to: sheltre }', /"shelter"/],
		['minutes: 20', 'minutes: twenty', /expected a whole number/]
	])('says what was expected instead of %s', (from, to, expected) => {
		const [first] = findingsOf({ code: '', files: filesOf(stubYaml.replace(from, to)) });
		expect(first?.message).toMatch(expected);
		expect(stubYaml.split('\n')[(first?.line ?? 0) - 1]).toContain(from);
	});

	it('refuses a case of more states than can be walked and names the variables, within five seconds', () => {
		const wide = Array.from({ length: 7 }, (_, at) => `v${at}: { from: 0, to: 9, start: 0 }`);
		const options = wide
			.map((_, at) => `- { id: o${at}, right: true, add: { v${at}: 1 }, source: [cp-16] }`)
			.join('\n          ');
		const select = (id: string) => `
      - id: ${id}
        role: judge
        kind: select
        pick: { min: 0, max: 7 }
        score: { competency: procedure, right: 1, wrong: -1, ceiling: 8 }
        script: []
        options:
          ${options}`;
		const many = Array.from({ length: 9 }, (_, at) => select(`wide-${at}`)).join('');
		const read = wide.map((_, at) => `v${at} > 3`).join(' && ');
		const yaml = stubYaml
			.replace('variables:', `variables:\n  ${wide.join('\n  ')}`)
			.replace('    decisions:\n', `    decisions:${many}\n`)
			.replace(
				'- { when: verdict == "guilty"',
				`- { when: ${read}, end: withdrawn }\n      - { when: verdict == "guilty"`
			);
		const start = performance.now();
		const found = findingsOf({ code: '', files: filesOf(yaml) });
		expect(found.map(({ code }) => code)).toContain('proof/too-many-states');
		expect(found.find(({ code }) => code === 'proof/too-many-states')?.message).toContain('v0');
		expect(performance.now() - start).toBeLessThan(5000);
	});

	it('explains every code it can say in the page for authors, and no other', () => {
		const page = readFileSync('docs/authors/scenario-codes.md', 'utf8');
		const explained = [...page.matchAll(/^### `([a-z]+\/[a-z-]+)`/gm)].map(([, code]) => code);
		const sources = readdirSync('src/lib/trial').map((name) => readFileSync(`src/lib/trial/${name}`, 'utf8'));
		const said = sources.flatMap((text) => [...text.matchAll(/'((?:yaml|scenario|condition|prose|proof)\/[a-z-]+)'/g)]);
		const unreachable = ['scene', 'ending', 'inject', 'incident', 'gate'].map((kind) => `proof/${kind}-unreachable`);
		const codes = [
			...said.map(([, code]) => code),
			...unreachable,
			'scenario/unknown-source',
			'scenario/unknown-competency'
		];
		expect(explained.toSorted()).toEqual([...new Set(codes)].toSorted());
	});
});
