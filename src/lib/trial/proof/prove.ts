import type { ScenarioFiles } from '../check/check-scenario.ts';
import type { Finding } from '../scenario/finding.ts';
import { provedMarks } from './prove-marks.ts';
import { provedMinutes } from './prove-minutes.ts';
import { provedReach } from './prove-reach.ts';
import { soloRoles } from '../scenario/card.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { lazyStrategies } from './strategy.ts';
import { sceneWays } from './scene-ways.ts';
import { walk, wholeLimits, type Walk } from './walk.ts';
import { readYaml } from '../scenario/yaml-read.ts';

/** What the checker shows of a scenario before anyone plays it. */
export interface Proof {
	readonly findings: readonly Finding[];
	/** States and edges of the walks, over all variants. */
	readonly states: number;
	readonly edges: number;
}

export type ProofTell = (
	code: string,
	path: readonly (string | number)[],
	message: string,
	severity?: Finding['severity']
) => void;

/** Walks every variant of a scenario and tells what does not hold. `files` are those it was compiled from. */
export function proveScenario(scenario: Scenario, files: ScenarioFiles): Proof {
	const file = `${files.folder}/scenario.yaml`;
	const yaml = readYaml(file, files.yaml);
	const findings: Finding[] = [];
	const tell: ProofTell = (code, path, message, severity = 'error') =>
		findings.push({ code, severity, file, line: yaml.lineOf(path), message });
	const walks = walkUntilTooLarge(scenario);
	const large = walks.find(({ stoppedAt }) => stoppedAt !== null);
	if (large) tellTooLarge(scenario, large, tell);
	else {
		provedReach(scenario, walks, tell);
		const lazy = lazyStrategies(scenario);
		for (const role of soloRoles(scenario)) provedMarks(scenario, role, lazy, tell);
		provedMinutes(scenario, tell);
	}
	const sum = (count: (one: Walk) => number) => walks.reduce((total, one) => total + count(one), 0);
	return { findings, states: sum(({ states }) => states), edges: sum(({ edges }) => edges) };
}

/** The limits hold for all variants together. */
function walkUntilTooLarge(scenario: Scenario): Walk[] {
	const walks: Walk[] = [];
	let left = wholeLimits;
	for (const variant of scenario.structure.variants) {
		const walked = walk(scenario, variant, left);
		walks.push(walked);
		if (walked.stoppedAt !== null) break;
		left = {
			states: left.states - walked.states,
			edges: left.edges - walked.edges,
			ways: left.ways - walked.ways
		};
	}
	return walks;
}

function tellTooLarge(scenario: Scenario, { states, stoppedAt, spread }: Walk, tell: ProofTell): void {
	const scene = stoppedAt ?? '';
	const at = scenario.structure.scenes.findIndex(({ id }) => id === scene);
	const values = [...spread].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]);
	const variables = values.slice(0, 6).map(([name, count]) => `${name} (${count} values)`);
	const { count, causes } = sceneWays(scenario, scene);
	const asks = [
		...(variables.length > 0
			? [
					`The variables that tell most of them apart: ${variables.join(', ')}; give them smaller ranges, or let nothing later read them.`
				]
			: []),
		...(count >= manyWays
			? [`In this scene ${causes.join('; ')} come together in up to ${count} ways; spread them over several scenes.`]
			: [])
	];
	tell(
		'proof/too-many-states',
		['scenes', Math.max(0, at)],
		`More states than can be walked (${states} and counting) by the scene "${scene}". ${asks.join(' ')}`
	);
}

/** From here on the injects, incidents and questions of a scene are named as a cause. */
const manyWays = 500;
