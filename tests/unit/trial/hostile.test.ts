import { describe, expect, it } from 'vitest';
import { checkScenario, proveScenario, type Finding, type ScenarioFiles } from '#lib/trial/index.ts';
import { filesOf, stubFolder, stubYaml, unknownContent } from './stub-case.ts';
import { stopwatch } from './stopwatch.ts';

/** What the whole check of any files may take. */
const mostMilliseconds = 5000;

function checkInTime(files: ScenarioFiles): readonly Finding[] {
	const milliseconds = stopwatch();
	const { findings, scenario } = checkScenario(files, unknownContent);
	const all = scenario ? [...findings, ...proveScenario(scenario, files).findings] : findings;
	expect(milliseconds()).toBeLessThan(mostMilliseconds);
	return all;
}

const codesOf = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code);
const ofYaml = (yaml: string): ScenarioFiles => ({ folder: stubFolder, yaml, prose: {} });
const times = (count: number, line: (at: number) => string): string =>
	Array.from({ length: count }, (_, at) => line(at)).join('');
const inStub = (from: string, to: string): ScenarioFiles => {
	expect(stubYaml).toContain(from);
	return filesOf(stubYaml.replace(from, () => to));
};

/** Options that each add to a variable of their own, in so many decisions that every sum can be reached. */
function wide(variables: number, decisions: number): ScenarioFiles {
	const declared = times(variables, (at) => `  v${at}: { from: 0, to: 9, start: 0 }\n`);
	const options = times(
		variables,
		(at) => `          - { id: o${at}, right: true, add: { v${at}: 1 }, source: [cp-16] }\n`
	);
	const select = (at: number) =>
		`      - id: wide-${at}\n        role: judge\n        kind: select\n        pick: { min: 0, max: ${variables} }\n` +
		`        score: { competency: procedure, right: 1, wrong: -1, ceiling: 8 }\n        script: []\n        options:\n${options}`;
	const read = Array.from({ length: variables }, (_, at) => `v${at} > 3`).join(' && ');
	return filesOf(
		stubYaml
			.replace('variables:\n', `variables:\n${declared}`)
			.replace('    decisions:\n', `    decisions:\n${times(decisions, select)}`)
			.replace(
				'- { when: verdict == "guilty"',
				`- { when: ${read}, end: withdrawn }\n      - { when: verdict == "guilty"`
			)
	);
}

const examination = (at: number): string =>
	`      - id: ask-${at}\n        role: social-worker\n        kind: examine\n        of: victim\n        budget: 12\n        script: []\n        questions:\n` +
	times(12, (number) => `          - { id: q${number}, add: { trust: 1 }, source: [cp-16] }\n`);

describe('hostile input gives clear findings and neither crash nor hang', () => {
	it.each<[string, ScenarioFiles, string]>([
		['an alias inside itself', ofYaml('a: &a { b: *a }\n'), 'yaml/alias'],
		['an alias of a list inside itself', ofYaml('scenes: &s\n  - id: a\n    exits: *s\n'), 'yaml/alias'],
		[
			'aliases that stand for a billion values',
			ofYaml(`a0: &a0 x\n${times(30, (at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]\n`)}`),
			'yaml/alias'
		],
		['a file of 5 MB', ofYaml(`${stubYaml}\n# ${'x'.repeat(5_000_000)}`), 'yaml/too-large'],
		[
			'a file of 1 MB that is one list',
			ofYaml(`scenes:\n${times(70_000, () => '  - { a: 1 }\n')}`),
			'scenario/missing-field'
		],
		[
			'a file of 1 MB that is one record',
			ofYaml(stubYaml.replace('variables:\n', `variables:\n${times(40_000, (at) => `  v${at}: 1\n`)}`)),
			'scenario/wrong-value'
		],
		[
			'thousands of variables',
			ofYaml(stubYaml.replace('variables:\n', `variables:\n${times(5_000, (at) => `  v${at}: { start: false }\n`)}`)),
			'scenario/wrong-value'
		],
		['a hundred thousand brackets', ofYaml(`id: ${'['.repeat(100_000)}`), 'yaml/too-deep'],
		['a file that is not YAML at all', ofYaml('\u0000\u0001 {{{ ::: ]]] \t- -'), 'yaml/syntax'],
		['an empty file', ofYaml(''), 'yaml/empty'],
		['a condition that divides by zero', inStub('when: bribed', 'when: 4 / 0 > proof'), 'condition/not-allowed'],
		[
			'a condition that compares with a misspelt value',
			inStub('when: charge == "labour"', 'when: charge == "labor"'),
			'condition/unknown-word'
		],
		[
			'a condition of a thousand brackets',
			inStub('when: bribed', `when: ${'('.repeat(240)}bribed${')'.repeat(240)}`),
			'condition/syntax'
		],
		[
			'a variable out of its range',
			inStub('trust: { from: 0, to: 3, start: 1 }', 'trust: { from: 0, to: 3, start: 9 }'),
			'scenario/value-out-of-range'
		],
		['an id with an accent', inStub('id: first-contact', 'id: première-écoute'), 'scenario/wrong-value'],
		['an id that is Arabic', inStub('id: first-contact', 'id: اللقاء'), 'scenario/wrong-value'],
		[
			'an id that every object has',
			inStub('bribed: { start: false }', 'constructor: { start: false }\n  bribed: { start: false }'),
			'scenario/reserved-id'
		],
		['seven variables of ten values in nine decisions', wide(7, 9), 'proof/too-many-states'],
		['six variables of ten values in ten decisions', wide(6, 10), 'proof/too-many-states'],
		[
			'thirty injects in one scene',
			inStub(
				'injects:\n',
				`injects:\n${times(30, (at) => `  x${at}: { scenes: [shelter], set: { bribed: true } }\n`)}`
			),
			'proof/too-many-states'
		],
		[
			'three examinations of twelve free questions',
			inStub('    decisions:\n', `    decisions:\n${times(3, examination)}`),
			'proof/too-many-states'
		]
	])('%s', (_, files, code) => {
		expect(codesOf(checkInTime(files))).toContain(code);
	});

	it('names the variables that make a scenario too large', () => {
		const found = checkInTime(wide(7, 9)).find(({ code }) => code === 'proof/too-many-states');
		for (const name of ['v0', 'v3', 'v5']) expect(found?.message).toContain(`${name} (`);
		expect(found?.line).toBeGreaterThan(1);
	});

	it('names the injects that make a scenario too large', () => {
		const injects = times(30, (at) => `  x${at}: { scenes: [shelter], set: { bribed: true } }\n`);
		const found = checkInTime(inStub('injects:\n', `injects:\n${injects}`)).find(
			({ code }) => code === 'proof/too-many-states'
		);
		expect(found?.message).toContain('x0, x1');
	});

	const prose = (change: (fr: string) => string): ScenarioFiles => {
		const files = filesOf(stubYaml);
		return { ...files, prose: { ...files.prose, fr: change(files.prose.fr ?? '') } };
	};

	it.each<[string, ScenarioFiles, string]>([
		['HTML in the prose', prose((fr) => fr.replace('⟦fr|about|brief⟧', '<script>alert(1)</script>')), 'prose/markup'],
		['Markdown in the prose', prose((fr) => fr.replace('⟦fr|about|brief⟧', 'Read **this** first')), 'prose/markup'],
		['a placeholder too much', prose((fr) => fr.replace('⟦fr|about|brief⟧', 'Dossier {name}')), 'prose/placeholders'],
		[
			'an exhibit that one language lacks',
			prose((fr) => fr.replace('⟦fr|about|brief⟧', 'Voir PA1')),
			'prose/placeholders'
		],
		[
			'a hundred thousand unknown headings',
			prose((fr) => fr + times(90_000, (at) => `## x${at}\n`)),
			'prose/unknown-heading'
		],
		[
			'fifty thousand blocks',
			prose((fr) => fr + `## shelter\n${times(50_000, () => '### text\nx\n')}`),
			'prose/duplicate-block'
		],
		[
			'a heading that every object has',
			prose((fr) => `${fr}\n## __proto__\n### constructor\nx\n`),
			'prose/unknown-heading'
		],
		['a text of one endless word', prose((fr) => fr.replace('⟦fr|about|brief⟧', 'a'.repeat(600_000))), 'prose/length']
	])('%s', (_, files, code) => {
		const found = checkInTime(files).find((finding) => finding.code === code);
		expect(found?.message).toBeTruthy();
		expect(found?.line).toBeGreaterThan(0);
	});
});

it('checks more than 10,000 states in under two seconds', () => {
	const scene = stubYaml
		.replace('new-witness: { scenes: [charging, hearing]', 'new-witness: { scenes: [shelter, charging, hearing]')
		.replace('variables:\n', 'variables:\n  mood: { from: 0, to: 3, start: 0 }\n')
		.replace(
			'journalist: { scenes: [shelter, charging], add: { trust: -1 }',
			'journalist: { scenes: [shelter, charging], add: { trust: -1, mood: 2 }'
		);
	const files = filesOf(scene);
	const { scenario } = checkScenario(files, unknownContent);
	if (scenario === null) throw new Error('the wider stub does not compile');
	const milliseconds = stopwatch();
	const { states } = proveScenario(scenario, files);
	expect(states).toBeGreaterThan(7_000);
	expect((milliseconds() * 10_000) / states).toBeLessThan(2000);
});
