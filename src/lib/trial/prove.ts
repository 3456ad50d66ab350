import type { ScenarioFiles } from './check-scenario.ts';
import type { Finding } from './finding.ts';
import type { RoleId } from './ids.ts';
import { provedMinutes } from './prove-minutes.ts';
import { provedReach } from './prove-reach.ts';
import { soloRoles } from './card.ts';
import type { Scenario } from './scenario.ts';
import { score, solve } from './score.ts';
import { lazyStrategies, playByPreference } from './strategy.ts';
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

/** The best a lazy way to play may reach, of the best of its role. */
const laziest = 60;

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
		for (const role of soloRoles(scenario)) provedMarks(scenario, role, tell);
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

/** A role can earn marks while the others follow their scripts, and not without thinking. */
function provedMarks(scenario: Scenario, role: RoleId, tell: ProofTell): void {
	for (const variant of scenario.structure.variants)
		if (solve(scenario, variant, role).best <= 0)
			tell(
				'proof/nothing-to-earn',
				['roles', role],
				`In the variant "${variant}", "${role}" can earn no mark while the others follow their scripts.`
			);
	for (const [name, prefer] of Object.entries(lazyStrategies)) {
		const percents = scenario.structure.variants.map(
			(variant) => score(scenario, playByPreference(scenario, variant, role, prefer)).percent
		);
		const most = Math.max(...percents);
		if (most >= laziest)
			tell(
				'proof/lazy-strategy',
				['roles', role],
				`"${role}" reaches ${most} % of its best by picking ${name}: change the order, the lengths or the marks.`
			);
	}
}
