import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario } from '#lib/server/trials/read-scenarios-folder.ts';
import { diffScenarios } from '#lib/trial/index.ts';
import { diffLines } from '../../../src/cli/scenarios/diff.ts';

const run = (...args: string[]) => {
	return spawnSync(process.execPath, ['src/cli/scenarios.ts', ...args], { encoding: 'utf8' });
};

const firstCase = 'tests/fixtures/scenarios/first-case';

const copyOfScenarios = (): string => {
	const folder = join(mkdtempSync(join(tmpdir(), 'pretoire-')), 'scenarios');
	cpSync('scenarios/villa-des-jasmins', join(folder, 'villa-des-jasmins'), { recursive: true });
	return folder;
};

describe('npm run scenarios', () => {
	it('prints one JSON object and ends with 0 where everything holds', () => {
		const { status, stdout } = run('--json');
		const report: unknown = JSON.parse(stdout);
		expect(status).toBe(0);
		expect(report).toMatchObject({
			ok: true,
			scenarios: expect.arrayContaining([
				expect.objectContaining({ id: 'villa-des-jasmins', languages: ['fr', 'ar', 'en'], variants: 2 })
			])
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

	it('prints best, worst and the average at random of every role, and by competency in JSON', () => {
		const { stdout } = run('--dir', firstCase);
		expect(stdout).toContain('social-worker: best 16, at random 7.0, worst 0 (ordinary)');
		expect(JSON.parse(run('--dir', firstCase, '--json').stdout)).toMatchObject({
			scenarios: [
				{
					solved: {
						'social-worker': {
							ordinary: { best: 16, worst: 0, byCompetency: { referral: { best: 4, worst: 0, random: 2 } } }
						}
					}
				}
			]
		});
	});

	it.each([
		[['--dir', '/nowhere/at/all'], 'There is no folder "/nowhere/at/all".'],
		[['--diff', firstCase, '/nowhere'], 'There is no folder "/nowhere".'],
		[['--diff', firstCase, 'docs'], 'holds no scenario.yaml'],
		[['--diff', firstCase], 'Expected two folders'],
		[['scenarios'], 'did you mean --dir?'],
		[['--wach'], '--wach']
	])('ends with 2 and a plain sentence where it cannot run: %j', (args, sentence) => {
		const { status, stdout, stderr } = run(...args, '--json');
		expect(status).toBe(2);
		expect(JSON.parse(stdout)).toMatchObject({ ok: false });
		expect(stderr).toContain(sentence);
		expect(stderr).not.toContain('    at ');
	});
});

describe('npm run scenarios -- --diff', () => {
	/** A copy of the first case in which one of the files was edited. */
	const edited = (file: string, from: string, to: string): string => {
		const folder = join(mkdtempSync(join(tmpdir(), 'pretoire-')), 'first-case');
		cpSync(firstCase, folder, { recursive: true });
		const text = readFileSync(join(folder, file), 'utf8');
		expect(text).toContain(from);
		writeFileSync(join(folder, file), text.replace(from, to));
		return folder;
	};

	const wordsFor = async (folder: string): Promise<string> => {
		const diff = diffScenarios(await readScenario(firstCase), await readScenario(folder));
		if ('findings' in diff) throw new Error('the edited case cannot be read');
		return diffLines(diff).join('\n');
	};

	it.each([
		['nothing', 'minutes: 10', 'minutes: 10 # as before', 'Nothing changed.'],
		[
			'marks',
			'id: interpreter, marks: { protection: 4 }',
			'id: interpreter, marks: { protection: 3 }',
			'choice "interpreter" of "language": marks {protection: 4} → {protection: 3}'
		],
		[
			'an exit',
			'when: reported, to: follow-up',
			'when: reported, end: protected',
			'exits when reported, to follow-up; end never-found → when reported, end protected; end never-found'
		],
		[
			'an effect',
			'gate: [identity_revealed], ',
			'',
			'choice "set-right" of "photograph": gate [identity_revealed] → []'
		],
		[
			'a choice that is new',
			'          - { id: by-phone',
			'          - { id: at-last, source: [cpp-82-5-1] }\n          - { id: by-phone',
			'+ choice "at-last" of "language"'
		],
		[
			'an exhibit that is gone',
			'exhibits:\n  PA1: { holder: victim, seen_by: [victim, social-worker] }\n',
			'',
			'- exhibit "PA1"'
		],
		['an exhibit', 'PA1: { holder: victim', 'PA1: { holder: police', 'exhibit "PA1": holder victim → police'],
		['what lies on the table', 'exhibits: [PA1]\n', 'exhibits: []\n', 'scene "listening": exhibits [PA1] → []']
	])('says in words what changed: %s', async (_, from, to, sentence) => {
		expect(await wordsFor(edited('scenario.yaml', from, to))).toContain(sentence);
	});

	it('says that a correction of words or pictures leaves the structure, and which translations did not follow', () => {
		const { status, stdout } = run(
			'--diff',
			firstCase,
			edited('fr.md', 'Elle referme le carnet.', 'Elle referme son carnet.')
		);
		expect(status).toBe(0);
		expect(stdout).toContain('~ fr  "## listening.papers.no-answer" ### consequence');
		expect(stdout).toContain('changed in fr, not in ar');
		expect(stdout).toContain('Structure unchanged: a correction of words or pictures.');
		expect(stdout).not.toContain('Structure\n');
	});

	it('gives the same as one JSON object', () => {
		const folder = edited('scenario.yaml', 'minutes: 10', 'minutes: 12');
		expect(JSON.parse(run('--diff', firstCase, folder, '--json').stdout)).toMatchObject({
			ok: true,
			verdict: 'structure',
			sameVersion: true,
			structure: [{ kind: 'changed', what: 'the case', field: 'minutes', from: '10', to: '12' }],
			prose: []
		});
	});

	it('tells the pictures that came, went, or show something else under their old name', async () => {
		const [before, now] = [edited('fr.md', '#', '#'), edited('fr.md', '#', '#')];
		for (const [folder, pictures] of [
			[before, { 'gone.png': 'a', 'other.png': 'a', 'same.png': 'a' }],
			[now, { 'new.png': 'a', 'other.png': 'b', 'same.png': 'a' }]
		] as const) {
			mkdirSync(join(folder, 'media'));
			for (const [name, text] of Object.entries(pictures)) writeFileSync(join(folder, 'media', name), text);
		}
		const { status, stdout } = run('--diff', before, now);
		expect(status).toBe(0);
		expect(stdout).toContain(
			'Pictures\n  - media/gone.png\n  + media/new.png\n  ~ media/other.png\nStructure unchanged'
		);
	});
});

describe('npm run scenarios -- --watch', () => {
	it('checks again what was saved and nothing else, survives a half-written file, and ends on Ctrl-C', async () => {
		const folder = join(mkdtempSync(join(tmpdir(), 'pretoire-')), 'cases');
		cpSync(firstCase, join(folder, 'first-case'), { recursive: true });
		cpSync(firstCase, join(folder, 'second-case'), { recursive: true });
		const file = join(folder, 'second-case', 'scenario.yaml');
		const yaml = readFileSync(file, 'utf8').replace('id: first-case', 'id: second-case');
		writeFileSync(file, yaml);
		const watching = watchOf(folder);

		const begun = await watching.until('Ctrl-C ends.');
		expect(begun).toContain('first-case 1.0.0');
		expect(begun).toContain('The scenarios hold.');

		writeFileSync(file, yaml.slice(0, yaml.indexOf('  - id: follow-up')));
		const half = await watching.until('Ctrl-C ends.');
		expect(half).toContain('cases/second-case/scenario.yaml');
		expect(half).toContain('to mend.');
		expect(half).not.toContain('first-case 1.0.0');

		const aside = join(folder, 'second-case', 'scenario.yaml.new');
		writeFileSync(aside, yaml);
		renameSync(aside, file);
		const whole = await watching.until('Ctrl-C ends.');
		expect(whole).toContain('second-case 1.0.0');
		expect(whole).toContain('The scenarios hold.');
		expect(whole).not.toContain('first-case 1.0.0');

		expect(await watching.interrupt()).toBe(0);
	});
});

/** A command that watches, with what it printed since it was last asked. */
function watchOf(folder: string) {
	const child = spawn(process.execPath, ['src/cli/scenarios.ts', '--watch', '--dir', folder]);
	let printed = '';
	const until = (sign: string): Promise<string> =>
		new Promise((resolve) => {
			const look = (): void => {
				const end = printed.indexOf(sign);
				if (end === -1) return;
				child.stdout.off('data', look);
				const part = printed.slice(0, end + sign.length);
				printed = printed.slice(end + sign.length);
				resolve(part);
			};
			child.stdout.on('data', look);
			look();
		});
	child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
	const interrupt = (): Promise<number | null> =>
		new Promise((resolve) => {
			child.on('close', resolve);
			child.kill('SIGINT');
		});
	return { until, interrupt };
}
