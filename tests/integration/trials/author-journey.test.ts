import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKnownIds } from '#lib/server/trials/known-ids.ts';
import { readScenario } from '#lib/server/trials/read-scenarios-folder.ts';
import { checkScenario, debrief } from '#lib/trial/index.ts';
import { playFromView } from '../../unit/trial/players.ts';

const page = readFileSync('docs/authors/scenarios.md', 'utf8');
const fixture = 'tests/fixtures/scenarios/first-case';

/** The files that an author has who copied the blocks of the page, one under the other. */
const filesOnPage: ReadonlyMap<string, string> = new Map(
	[
		...Map.groupBy(page.matchAll(/^```\w+ (scenario\.yaml|fr\.md|ar\.md)\n(.*?)^```$/gms), ([, name]) => name ?? '')
	].map(([name, blocks]) => [name, blocks.map(([, , text]) => text).join('\n')])
);

/** What the author mistyped: the file, what should stand there, what does. */
const mistakes = [
	['scenario.yaml', '{ when: reported, to: follow-up }', '{ when: reported, to: folow-up }'],
	[
		'scenario.yaml',
		'set: { reported: true }, marks: { referral: 4 }',
		'set: { reported: yes }, marks: { referral: 4 }'
	],
	['ar.md', '## report.others\n', '## report.other\n']
] as const;

/** A folder `my-cases/first-case` as the page has it, with the mistakes put in. */
function writeCase(): string {
	const folder = join(mkdtempSync(join(tmpdir(), 'pretoire-')), 'my-cases', 'first-case');
	mkdirSync(folder, { recursive: true });
	for (const [name, text] of filesOnPage) {
		const own = mistakes.filter(([file]) => file === name);
		for (const [, right] of own) expect(text).toContain(right);
		writeFileSync(
			join(folder, name),
			own.reduce((before, [, right, wrong]) => before.replace(right, wrong), text)
		);
	}
	return folder;
}

const check = (folder: string) => {
	const { status, stdout } = spawnSync(process.execPath, ['src/cli/scenarios.ts', '--dir', join(folder, '..')], {
		encoding: 'utf8'
	});
	return { status, lines: stdout.trim().split('\n') };
};

/** Does what one line says, and nothing that it does not say. False where it proposes nothing to write. */
function mendAsTold(folder: string, told: string): boolean {
	const [, name = '', at = '', message = ''] = /\/([a-z]+\.[a-z]+):(\d+) {2}error {2}\S+ {2}(.*)$/.exec(told) ?? [];
	const [wrong, right] = proposalIn(message);
	if (wrong === undefined || right === undefined) return false;
	const path = join(folder, name);
	const lines = readFileSync(path, 'utf8').split('\n');
	const line = lines[Number(at) - 1] ?? '';
	expect(line).toContain(wrong);
	writeFileSync(path, lines.with(Number(at) - 1, line.replace(wrong, right)).join('\n'));
	return true;
}

/** What to replace and by what, in the words of a sentence. */
function proposalIn(message: string): (string | undefined)[] {
	const meant = /"([^"]+)": did you mean "([^"]+)"\?/.exec(message);
	if (meant) return meant.slice(1);
	const expected = /expected (true) or false, found (.+)\.$/.exec(message);
	return expected ? [expected[2], expected[1]] : [];
}

describe('an author who has only the page', () => {
	it('copies a whole case from it, the one that the other tests use', () => {
		expect([...filesOnPage.keys()].toSorted()).toEqual(['ar.md', 'fr.md', 'scenario.yaml']);
		for (const [name, text] of filesOnPage) expect(readFileSync(join(fixture, name), 'utf8')).toBe(text);
	});

	it('makes three mistakes, mends them by what the command says alone, and plays the case in both languages', async () => {
		const folder = writeCase();
		const first = check(folder);
		expect(first.status).toBe(1);
		for (const line of first.lines) expect(page).toContain(line);
		let now = first;
		for (let mended = 0; now.status === 1; mended++) {
			expect(mended).toBeLessThan(mistakes.length);
			expect(now.lines.some((line) => mendAsTold(folder, line))).toBe(true);
			now = check(folder);
		}
		expect(now.status).toBe(0);
		expect(now.lines.at(-1)).toBe('The scenarios hold.');
		expect(now.lines.join('\n')).not.toContain('warning');
		await playToTheEnd(folder);
	});
});

async function playToTheEnd(folder: string): Promise<void> {
	const { scenario } = checkScenario(await readScenario(folder), await readKnownIds('content'));
	if (scenario === null) throw new Error('the mended case does not compile');
	const endings = [0, 1, 2].map((draw) => playFromView(scenario, 'social-worker', 'ordinary', [draw]).state);
	for (const state of endings) {
		expect(state.status).toBe('ended');
		for (const language of scenario.structure.languages)
			expect(debrief(scenario, state, language).ending?.text).toBeTruthy();
	}
}
