import type { Language } from '#lib/i18n/language.ts';
import {
	presentScenario,
	scenarioGraph,
	scenarioOutline,
	type Finding,
	type RoleId,
	type Scenario,
	type ScenarioCard,
	type ScenarioGraph,
	type ScenarioOutline
} from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { figuresOf } from './scenario-figures.ts';

/** A scenario in figures, for those who write and teach. */
export interface ScenarioSummary {
	readonly card: Omit<ScenarioCard, 'objectives' | 'brief' | 'note' | 'fiction' | 'hash'>;
	readonly scenes: number;
	readonly decisions: number;
	readonly endings: number;
	/** Over all variants; null where there are too many to count here. */
	readonly states: number | null;
}

export interface ScenarioList {
	readonly scenarios: readonly ScenarioSummary[];
	/** What is wrong with those that were left out at the start. */
	readonly findings: readonly Finding[];
}

/** The scenarios that can be played, and why others cannot. */
export async function listScenarios(app: TrialsApp, language: Language): Promise<ScenarioList> {
	const { scenarios, findings } = app.scenarios;
	return { scenarios: await Promise.all(scenarios.map((one) => summaryOf(one, language))), findings };
}

async function summaryOf(scenario: Scenario, language: Language): Promise<ScenarioSummary> {
	const { structure } = scenario;
	const { walks } = await figuresOf(scenario);
	const tooMany = walks.some(({ stoppedAt }) => stoppedAt !== null);
	const { objectives, brief, note, fiction, hash, ...card } = presentScenario(scenario, language);
	return {
		card,
		scenes: structure.scenes.length,
		decisions: structure.scenes.flatMap(({ decisions }) => decisions).length,
		endings: Object.keys(structure.endings).length,
		states: tooMany ? null : walks.reduce((sum, { states }) => sum + states, 0)
	};
}

/** A scenario as its page shows it. */
export interface ReadScenario {
	readonly summary: ScenarioSummary;
	/** The variant that the picture is of; null for all of them. */
	readonly variant: string | null;
	readonly graph: ScenarioGraph;
	readonly outline: ScenarioOutline;
	/** Ids of all the sources of the scenario. */
	readonly law: readonly string[];
	readonly best: readonly { readonly role: RoleId; readonly byVariant: readonly number[] }[];
}

/** One scenario with all its answers; undefined where there is none of this name. An unknown variant means all. */
export async function readScenario(
	app: TrialsApp,
	{ id, variant }: { id: string; variant: string | null },
	language: Language
): Promise<ReadScenario | undefined> {
	const scenario = app.scenarios.scenario(id);
	if (!scenario) return undefined;
	const { walks, best } = await figuresOf(scenario);
	const reach = walks.find((one) => one.variant === variant && one.stoppedAt === null);
	return {
		summary: await summaryOf(scenario, language),
		variant: reach?.variant ?? null,
		graph: scenarioGraph(scenario, language, reach),
		outline: scenarioOutline(scenario, language),
		law: scenario.index.sources,
		best
	};
}
