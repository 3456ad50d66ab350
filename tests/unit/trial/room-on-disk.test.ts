import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	checkScenario,
	mine,
	replay,
	stateText,
	view,
	walk,
	type Scenario,
	type TrialEvent,
	type TrialState,
	type Walk
} from '#lib/trial/index.ts';
import { readKnownIds } from '#lib/server/trials/known-ids.ts';
import { readScenariosFolder } from '#lib/server/trials/read-scenarios-folder.ts';
import { brokenInvariants } from './room-invariants.ts';
import { drawFrom, manyDraws, openRoom, playRoom } from './room-players.ts';
import { keysIn, mayKnow, secretKeys, type Audience } from './who-may-know.ts';

const folder = 'scenarios';
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
	entry.isDirectory() ? [entry.name] : []
);
/** Shorter texts may be said in several places. */
const telling = 30;

describe.each(names)('the scenario %s, played live by many in any order', (name) => {
	let scenario: Scenario;
	let walks: Map<string, Walk>;

	beforeAll(async () => {
		const files = (await readScenariosFolder(folder)).find((one) => one.folder === join(folder, name));
		const checked = files && checkScenario(files, await readKnownIds('content'));
		if (!checked?.scenario) throw new Error(`${name} does not compile`);
		scenario = checked.scenario;
		walks = new Map(
			scenario.structure.variants.map((variant) => [variant, walk(checked.scenario ?? scenario, variant)])
		);
	});

	it('breaks no invariant, never leaves the walk of the checker and replays to the same state', () => {
		fc.assert(
			fc.property(manyDraws, fc.nat(), (numbers, which) => {
				const { variants } = scenario.structure;
				const draw = drawFrom(numbers);
				const opening = openRoom(scenario, variants[which % variants.length] ?? '', draw);
				const { state, events } = playRoom(scenario, opening, draw, {
					turns: 150,
					seen: (play) => expect(brokenInvariants(scenario, play.state, walks.get(play.state.case.variant))).toEqual([])
				});
				const log: TrialEvent[] = JSON.parse(JSON.stringify(events));
				expect(stateText(replay(scenario, log))).toBe(stateText(state));
			}),
			{ numRuns: 20 }
		);
	});

	it('shows nobody a text that is not theirs to know, in any language', () => {
		fc.assert(
			fc.property(manyDraws, (numbers) => {
				const draw = drawFrom(numbers);
				playRoom(scenario, openRoom(scenario, scenario.structure.variants[0] ?? '', draw), draw, {
					turns: 60,
					seen: ({ state }) => {
						const audiences: Audience[] = [...scenarioRoles(scenario), 'public'];
						const audience = audiences[draw(audiences.length)] ?? 'public';
						const language = scenario.structure.languages[draw(scenario.structure.languages.length)] ?? 'fr';
						const seats = (state.live?.seats ?? []).filter(({ role }) => role === audience);
						const seen = [
							view(scenario, state, audience, language),
							...seats.map(({ seat }) => mine(scenario, state, seat, language))
						];
						const bytes = JSON.stringify(seen);
						expect(secretTexts(scenario, state, audience).filter((text) => bytes.includes(text))).toEqual([]);
						expect(keysIn(seen).filter((key) => secretKeys.includes(key))).toEqual([]);
					}
				});
			}),
			{ numRuns: 8 }
		);
	});
});

const scenarioRoles = ({ structure }: Scenario): Audience[] =>
	Object.keys(structure.roles).filter((id): id is Exclude<Audience, 'public'> => id in structure.roles);

/** Every text of every language that the audience may not know, as JSON writes it; said nowhere that it may know. */
function secretTexts(scenario: Scenario, state: TrialState, audience: Audience): string[] {
	const texts = scenario.structure.languages.flatMap((language) =>
		Object.entries(scenario.prose[language]).flatMap(([heading, blocks]) =>
			Object.entries(blocks).flatMap(([block, wordings]) =>
				wordings.map(({ text }) => ({
					text: JSON.stringify(text).slice(1, -1),
					known: mayKnow(scenario, state, audience, heading, block)
				}))
			)
		)
	);
	const known = texts.flatMap((one) => (one.known ? [one.text] : [])).join('\n');
	return texts.flatMap(({ text, known: isKnown }) =>
		isKnown || text.length < telling || known.includes(text) ? [] : [text]
	);
}
