import { checkScenario, replay, walk, type TrialEvent } from '#lib/trial/index.ts';
import { stepCase } from '#lib/trial/case/case-machine.ts';
import type { Scenario } from '#lib/trial/scenario/scenario.ts';
import { readSettings } from '#lib/server/settings.ts';
import { readKnownIds } from '#lib/server/trials/known-ids.ts';
import { readScenariosFolder } from '#lib/server/trials/read-scenarios-folder.ts';
import { bareTransitions } from './bare-machine.ts';
import { playCase, playTrial } from './plays.ts';
import { rowOf, type Row } from './row.ts';

const replayed = 10_000;
const checked = 10_000;

/** The engine on the cases of the house: pure transitions against a bare machine, replay of a log, the walk of the checker. */
export const engineBench = async (): Promise<Row[]> => (await readableScenarios()).flatMap(measure);

const readableScenarios = async (): Promise<Scenario[]> => {
	const { contentDir, scenariosDir } = readSettings(process.env);
	const known = await readKnownIds(contentDir);
	const files = await readScenariosFolder(scenariosDir);
	const scenarios = files.flatMap((one) => checkScenario(one, known).scenario ?? []);
	if (scenarios.length === 0) throw new Error('No scenario without errors to measure: see npm run scenarios');
	return scenarios;
};

const measure = (scenario: Scenario): Row[] => {
	const id = scenario.structure.id;
	const bare = perSecond(bareTransitions(scenario.structure.scenes.length));
	const { states, milliseconds } = walked(scenario);
	return [
		rowOf({
			what: `${id}, transitions`,
			value: perSecond(caseTransitions(scenario)),
			unit: 'transitions/s',
			baseline: bare,
			atLeast: 70_000
		}),
		rowOf({
			what: `${id}, replay of ${replayed} events`,
			value: replayMilliseconds(scenario),
			unit: 'ms',
			baseline: (replayed / bare) * 1000,
			atMost: 150
		}),
		rowOf({ what: `${id}, states`, value: states, unit: 'states' }),
		rowOf({
			what: `${id}, walk of ${checked} states`,
			value: (milliseconds * checked) / states,
			unit: 'ms',
			atMost: 2000
		})
	];
};

/** A batch of work that tells how many transitions it made. */
export type Batch = () => number;

const warmUp = 500;
const measured = 2000;

/** Repeats a batch for some seconds, after a warm-up, and gives its transitions a second. */
const perSecond = (batch: Batch): number => {
	repeat(batch, warmUp);
	const { count, milliseconds } = repeat(batch, measured);
	return (count / milliseconds) * 1000;
};

const repeat = (batch: Batch, atLeast: number) => {
	const begun = performance.now();
	let count = 0;
	let milliseconds = 0;
	while (milliseconds < atLeast) {
		count += batch();
		milliseconds = performance.now() - begun;
	}
	return { count, milliseconds };
};

/** Every step of some plays of the case, each from the moment it was taken at. */
const caseTransitions = (scenario: Scenario): Batch => {
	const steps = Array.from({ length: 20 }, (_, number) => playCase(scenario, number)).flat();
	return () => {
		for (const { before, event } of steps) stepCase(scenario, before, event);
		return steps.length;
	};
};

/** Whole trials of every role, one after the other, until so many events have been folded; the best of five runs. */
const replayMilliseconds = (scenario: Scenario): number => {
	const logs: TrialEvent[][] = [];
	for (let events = 0, number = 0; events < replayed; number += 1) {
		const log = playTrial(scenario, number).slice(0, replayed - events);
		logs.push(log);
		events += log.length;
	}
	const runs = Array.from({ length: 5 }, () => {
		const begun = performance.now();
		for (const log of logs) replay(scenario, log);
		return performance.now() - begun;
	});
	return Math.min(...runs);
};

const walked = (scenario: Scenario) => {
	const begun = performance.now();
	const states = scenario.structure.variants.reduce((sum, variant) => sum + walk(scenario, variant).states, 0);
	return { states, milliseconds: performance.now() - begun };
};
