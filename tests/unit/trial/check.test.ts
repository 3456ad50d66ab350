import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkScenario, proveScenario, type Finding } from '#lib/trial/index.ts';
import { brokenExamples, type Broken } from './broken-examples.ts';
import { filesOf, stubYaml, unknownContent } from './stub-case.ts';
import { stopwatch } from './stopwatch.ts';

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
			const milliseconds = stopwatch();
			const found = findingsOf(broken).find(({ code }) => code === broken.code);
			expect(milliseconds()).toBeLessThan(5000);
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

	it('explains every code it can say in the page for authors, and has a broken example of each', () => {
		const said = codesIn(checkerSource(), /'((?:yaml|scenario|condition|prose|media|proof)\/[a-z0-9-]+)'/g);
		const page = readFileSync('docs/authors/scenario-codes.md', 'utf8');
		expect(codesIn(page, /^### `([a-z]+\/[a-z0-9-]+)`/gm)).toEqual(said);
		expect([...new Set(brokenExamples.map(({ code }) => code))].toSorted()).toEqual(said);
	});

	it('writes every code out in the source, so that none can be forgotten in the page', () => {
		expect(checkerSource()).not.toMatch(/`(?:yaml|scenario|condition|prose|proof)\/[a-z-]*\$\{/);
	});
});

const checkerSource = (): string =>
	readdirSync('src/lib/trial', { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => readFileSync(`src/lib/trial/${name}`, 'utf8'))
		.join('\n');

const codesIn = (text: string, pattern: RegExp): string[] =>
	[...new Set([...text.matchAll(pattern)].map(([, code]) => code ?? ''))].toSorted();
