import { constants, gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { frameOf } from '#lib/server/live/frames.ts';
import { gzipOpening, packFrame } from '#lib/server/live/pack-frame.ts';
import { seatId } from '#lib/server/live/room.ts';
import { sightOf, type Seen } from '#lib/server/live/sight.ts';
import { mostSaid } from '#lib/server/live/console-act.ts';
import { sha256Hex } from '#lib/records/index.ts';
import { readKnownIds } from '#lib/server/trials/known-ids.ts';
import { readScenariosFolder } from '#lib/server/trials/read-scenarios-folder.ts';
import { openDecisions } from '#lib/trial/case/scene-reading.ts';
import {
	checkScenario,
	decide,
	evolve,
	isRoleId,
	presentScenario,
	scenarioLanguages,
	type Scenario,
	type ScenarioLanguage,
	type TrialState
} from '#lib/trial/index.ts';
import { nextCommands } from '../trial/finish-room.ts';
import { unopened } from '../trial/players.ts';
import { drawFrom, placesOf } from '../trial/room-players.ts';

/** In bytes: less than a second on a link of 50 kbit/s. */
const most = 5000;

let scenarios: readonly Scenario[];
beforeAll(async () => {
	const known = await readKnownIds('content');
	scenarios = (await readScenariosFolder('scenarios')).flatMap((files) => checkScenario(files, known).scenario ?? []);
});

test('the largest view of whole live trials, with a message, a question and an open fork in it, is below 5 kB as sent', () => {
	const sizes = scenarios.flatMap((scenario) =>
		scenario.structure.variants.flatMap((variant) => viewsIn(scenario, variant).map(({ length }) => length))
	);
	expect(sizes.length).toBeGreaterThan(1000);
	expect(Math.max(...sizes)).toBeLessThan(most);
});

test('a stream of packed frames reads as the frames themselves, one after another', () => {
	const texts = ['beat', 'é'.repeat(500), JSON.stringify({ view: 'جلسة '.repeat(900) }), ''];
	const frames = texts.map((text, seq) => frameOf('view', seq, text));
	const stream = Buffer.concat([gzipOpening, ...frames.map(packFrame)]);
	const unpacked = gunzipSync(stream, { finishFlush: constants.Z_SYNC_FLUSH });
	expect(unpacked).toEqual(Buffer.concat(frames));
});

/** Every view of a play, in each language, at the moment when most is shown of a scene, as its stream sends it. */
function viewsIn(scenario: Scenario, variant: string): Uint8Array[] {
	const found: Uint8Array[] = [];
	const audiences = ['public' as const, ...Object.keys(scenario.structure.roles).filter(isRoleId)];
	playThrough(scenario, variant, (state) => {
		for (const language of scenarioLanguages)
			for (const audience of audiences) {
				const sight = sightOf(roomAt(scenario, state, language), audience, language);
				found.push(packFrame(frameOf('view', state.seq, sight)));
			}
	});
	return found;
}

/** Everybody votes as it happens; at the beginning of each scene everything is said and asked that can be. */
function playThrough(scenario: Scenario, variant: string, seen: (state: TrialState) => void): void {
	const by = 'conductor';
	const at = '2026-03-01T09:00:00.000Z';
	const draw = drawFrom([1, 4, 9, 2, 7]);
	let { state } = unopened(scenario);
	const send = (command: unknown): void => {
		const decided = decide(scenario, state, command);
		if ('events' in decided) state = decided.events.reduce((before, event) => evolve(scenario, before, event), state);
	};
	send({ type: 'open-live', variant, seed: 'seed', conducted: true, seats: everySeat(scenario) });
	let last: string | null = null;
	while (state.status === 'playing') {
		if (state.case.at !== last) {
			last = state.case.at;
			const [decision] = openDecisions(scenario, state.case);
			send({ type: 'open-fork', by, scene: last, decision: decision?.id });
			send({ type: 'pause', by, reason: 'discussion', at });
			send({ type: 'say', by, to: 'all' });
			send({ type: 'ask-all', by, choices: 4 });
			seen(state);
			send({ type: 'resume', by, at });
		}
		for (const command of nextCommands(scenario, state, draw)) send(command);
	}
}

const everySeat = (scenario: Scenario) =>
	placesOf(scenario).flatMap(({ role, number }) =>
		isRoleId(role) ? [{ seat: seatId(personAt(role, number), role, number), role, number }] : []
	);

/** As long as an id is, and no two alike, so that nothing packs better than it would. */
const personAt = (role: string, number: number): string => sha256Hex(`${role} ${number}`).slice(0, 32);

/** The room with the longest message, and a question of some length, in words of the case itself. */
function roomAt(scenario: Scenario, state: TrialState, language: ScenarioLanguage): Seen {
	const { note } = presentScenario(scenario, language);
	const choices = [0, 1, 2, 3].map((at) => note.slice(at * 20, at * 20 + 40));
	const { messages = [], question } = state.live?.talk ?? {};
	const texts = new Map(messages.map(({ seq }) => [seq, note.slice(0, mostSaid)]));
	if (question) texts.set(question.seq, [note.slice(0, 120), ...choices].join('\n'));
	return { scenario, state, texts, row: { locked_at: null }, members: membersOf(scenario) };
}

const membersOf = (scenario: Scenario): Seen['members'] =>
	placesOf(scenario).map(({ role, number }) => {
		const person = personAt(role, number);
		const name = `${person.slice(0, 8)} ${person.slice(8, 20)}`;
		return {
			...{ trial_id: 't', person_id: person, part: 'player', joined_at: '', removed_at: null },
			...{ name_latin: name, name_arabic: name, kind: 'guest' }
		};
	});
