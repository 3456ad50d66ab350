import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	checkScenario,
	debrief,
	proveScenario,
	soloRoles,
	view,
	walk,
	type RoleId,
	type Scenario
} from '#lib/trial/index.ts';
import { readKnownIds } from '#lib/server/trials/known-ids.ts';
import { readScenariosFolder } from '#lib/server/trials/read-scenarios-folder.ts';
import { draws as liveDraws, playAtRandom, steerTo } from './live-sequences.ts';
import { playFromView } from './players.ts';

const folder = 'scenarios';
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
	entry.isDirectory() ? [entry.name] : []
);
const draws = fc.array(fc.nat({ max: 10_000 }), { minLength: 5, maxLength: 60 });

describe.each(names)('the scenario %s', (name) => {
	let scenario: Scenario;
	let roles: RoleId[];

	beforeAll(async () => {
		const files = (await readScenariosFolder(folder)).find((one) => one.folder === join(folder, name));
		if (!files) throw new Error(`${name} is not a scenario`);
		const checked = checkScenario(files, await readKnownIds('content'));
		const errors = checked.findings.filter(({ severity }) => severity === 'error');
		expect(errors).toEqual([]);
		if (checked.scenario === null) throw new Error(`${name} does not compile`);
		scenario = checked.scenario;
		roles = soloRoles(scenario);
		expect(proveScenario(scenario, files).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
	});

	it('is played to every one of its endings', () => {
		for (const variant of scenario.structure.variants) {
			const wanted = walk(scenario, variant).endings;
			for (const ending of wanted) expect(steerTo(scenario, variant, ending)).toBe(ending);
		}
	});

	it('is played to an ending in every role and variant from the view alone, and debriefed in every language', () => {
		fc.assert(
			fc.property(draws, (drawn) => {
				for (const role of roles)
					for (const variant of scenario.structure.variants) {
						const { state } = playFromView(scenario, role, variant, drawn);
						expect(state.status).toBe('ended');
						for (const language of scenario.structure.languages) {
							const { steps, score, ending } = debrief(scenario, state, language);
							expect(ending?.commentary).toBeTruthy();
							expect(score.got).toBeLessThanOrEqual(score.best);
							for (const { title, reasons } of steps) {
								expect(title).toBeTruthy();
								for (const { why } of reasons) expect(why).toBeTruthy();
							}
						}
					}
			}),
			{ numRuns: 6 }
		);
	});

	it('never shows a why or the private prose of another role', () => {
		const secrets = (role: RoleId) =>
			Object.entries(scenario.prose.fr).flatMap(([heading, blocks]) =>
				Object.entries(blocks)
					.filter(
						([block]) =>
							block === 'why' ||
							block === 'commentary' ||
							(block.startsWith('private ') && block !== `private ${role}`) ||
							(block === 'file' && heading !== `role.${role}`)
					)
					.flatMap(([, wordings]) => wordings.map(({ text }) => JSON.stringify(text).slice(1, -1)))
			);
		fc.assert(
			fc.property(
				fc.constantFrom(...roles),
				fc.constantFrom(...scenario.structure.variants),
				draws,
				(role, variant, drawn) => {
					playFromView(scenario, role, variant, drawn, ({ state }) => {
						const bytes = JSON.stringify(view(scenario, state, role, 'fr'));
						for (const secret of secrets(role)) expect(bytes.includes(secret)).toBe(false);
					});
				}
			),
			{ numRuns: 6 }
		);
	});

	it('is never left by live sequences taken at random', () => {
		for (const variant of scenario.structure.variants) {
			const walked = walk(scenario, variant);
			fc.assert(
				fc.property(liveDraws, (drawn) => {
					for (const { context } of playAtRandom(scenario, variant, drawn).steps)
						expect(walked.knows(context)).toBe(true);
				}),
				{ numRuns: 100 }
			);
		}
	});
});
