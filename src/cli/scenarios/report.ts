import {
	checkScenario,
	proveScenario,
	soloRoles,
	solve,
	type Finding,
	type KnownIds,
	type Scenario,
	type ScenarioFiles
} from '#lib/trial/index.ts';

/** What the check of one scenario has to say. */
export interface Report {
	readonly findings: readonly Finding[];
	/** Null where it does not compile. */
	readonly summary: Summary | null;
	readonly edges: number;
}

export type Summary = ReturnType<typeof summaryOf> & { readonly solved: SolvedByRole };

/** Checks and proves one scenario. */
export function reportOn(files: ScenarioFiles, known: KnownIds): Report {
	const start = performance.now();
	const { findings, scenario } = checkScenario(files, known);
	if (scenario === null) return { findings, summary: null, edges: 0 };
	const proof = proveScenario(scenario, files);
	const milliseconds = Math.round(performance.now() - start);
	const isTooLarge = proof.findings.some(({ code }) => code === 'proof/too-many-states');
	return {
		findings: [...findings, ...proof.findings],
		summary: { ...summaryOf(scenario, proof.states, milliseconds), solved: isTooLarge ? {} : solvedOf(scenario) },
		edges: proof.edges
	};
}

export const holds = ({ findings }: Report): boolean => findings.every(({ severity }) => severity !== 'error');

const summaryOf = (scenario: Scenario, states: number, milliseconds: number) => ({
	id: scenario.structure.id,
	version: scenario.structure.version,
	languages: scenario.structure.languages,
	roles: soloRoles(scenario),
	kinds: kindsOf(scenario),
	variants: scenario.structure.variants.length,
	scenes: scenario.structure.scenes.length,
	decisions: scenario.index.decisions.size,
	endings: Object.keys(scenario.structure.endings).length,
	states,
	milliseconds
});

const kindsOf = ({ index }: Scenario): string[] =>
	[...new Set([...index.decisions.values()].map(({ decision }) => decision.kind))].sort();

type SolvedByRole = Readonly<Record<string, Readonly<Record<string, ReturnType<typeof solve>>>>>;

/** Best, worst and average at random of every role that may be played alone, by variant. */
const solvedOf = (scenario: Scenario): SolvedByRole =>
	Object.fromEntries(
		soloRoles(scenario).map((role) => [
			role,
			Object.fromEntries(scenario.structure.variants.map((variant) => [variant, solve(scenario, variant, role)]))
		])
	);
