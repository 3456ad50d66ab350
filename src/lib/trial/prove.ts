import type { ScenarioFiles } from './check-scenario.ts';
import type { Finding } from './finding.ts';
import { provedMarks } from './prove-marks.ts';
import { provedMinutes } from './prove-minutes.ts';
import { provedReach } from './prove-reach.ts';
import { soloRoles } from './card.ts';
import type { Scenario } from './scenario.ts';
import { lazyStrategies } from './strategy.ts';
import { walk, type Walk } from './walk.ts';
import { readYaml } from './yaml-read.ts';

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

function walkUntilTooLarge(scenario: Scenario): Walk[] {
	const walks: Walk[] = [];
	for (const variant of scenario.structure.variants) {
		walks.push(walk(scenario, variant));
		if (walks.at(-1)?.stoppedAt !== null) break;
	}
	return walks;
}

function tellTooLarge({ structure }: Scenario, { states, stoppedAt, spread }: Walk, tell: ProofTell): void {
	const at = structure.scenes.findIndex(({ id }) => id === stoppedAt);
	const values = [...spread].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]);
	const named = values.slice(0, 6).map(([name, count]) => `${name} (${count} values)`);
	tell(
		'proof/too-many-states',
		['scenes', Math.max(0, at)],
		`More states than can be walked (${states} and counting) by the scene "${stoppedAt ?? ''}". The variables that tell most of them apart: ${named.join(', ')}. Give them smaller ranges, or let nothing later read them.`
	);
}
