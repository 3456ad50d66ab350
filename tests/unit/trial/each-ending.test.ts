import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	checkScenario,
	debrief,
	minutes,
	replay,
	soloRoles,
	stateText,
	view,
	type Scenario
} from '#lib/trial/index.ts';
import { readKnownIds } from '#lib/server/trials/known-ids.ts';
import { readScenariosFolder } from '#lib/server/trials/read-scenarios-folder.ts';
import { playsToEachEnding } from './each-ending.ts';
import type { Play } from './players.ts';

const folder = 'scenarios';
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
	entry.isDirectory() ? [entry.name] : []
);

/** What every ending of every play must give, in every language of the case. */
function expectWhole(scenario: Scenario, { state, events }: Play): void {
	expect(stateText(replay(scenario, events))).toBe(stateText(state));
	for (const language of scenario.structure.languages) {
		const shown = view(scenario, state, state.opened?.role ?? 'public', language);
		expect(shown.ending?.text).toBeTruthy();
		expect(minutes(scenario, state, language).length).toBeGreaterThan(0);
		const { ending, steps, score } = debrief(scenario, state, language);
		expect(ending?.commentary).toBeTruthy();
		expect(steps.length).toBeGreaterThan(0);
		expect(score.got).toBeLessThanOrEqual(score.best);
	}
}

describe.each(names)('the scenario %s', (name) => {
	let scenario: Scenario;

	beforeAll(async () => {
		const files = (await readScenariosFolder(folder)).find((one) => one.folder === join(folder, name));
		const checked = files && checkScenario(files, await readKnownIds('content'));
		if (!checked?.scenario) throw new Error(`${name} does not compile`);
		scenario = checked.scenario;
	});

	it('is played, in every role and variant, to each ending that the role can bring about', () => {
		for (const role of soloRoles(scenario))
			for (const variant of scenario.structure.variants) {
				const plays = playsToEachEnding(scenario, role, variant);
				const stands = [...plays.keys()].map((id) => scenario.structure.endings[id]?.stands);
				expect(new Set(stands), `${role} in ${variant} can do well and badly`).toEqual(new Set([true, false]));
				for (const play of plays.values()) expectWhole(scenario, play);
			}
	});
});
