import type { RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import { allConsequences } from '../case/outcomes.ts';
import type { Wording } from '../scenario/prose-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Consequence, Decision } from '../scenario/schema-decisions.ts';
import type { Scene } from '../scenario/schema-scenario.ts';
import { decisionNumbers } from './scenario-graph.ts';

/** A block of prose with all its wordings, as its author wrote it: `text`, `why`, `private judge`. */
export interface ProseBlock {
	readonly block: string;
	readonly wordings: readonly Wording[];
}

/** All the prose under one heading. */
export interface OutlineProse {
	/** The id that the heading names last. */
	readonly id: string;
	readonly blocks: readonly ProseBlock[];
}

export interface OutlineAnswer extends OutlineProse {
	readonly consequence: Consequence;
	/** What the role does when nobody plays it. */
	readonly scripted: boolean;
}

export interface OutlineDecision extends OutlineProse {
	readonly number: string;
	readonly decision: Decision;
	readonly answers: readonly OutlineAnswer[];
	/** What is no answer by itself: steps, rulings, grounds, expected points. */
	readonly pieces: readonly OutlineProse[];
}

export interface OutlineScene extends OutlineProse {
	readonly number: number;
	readonly scene: Scene;
	readonly decisions: readonly OutlineDecision[];
	readonly incidents: readonly string[];
	readonly injects: readonly string[];
}

export interface OutlineEntry extends OutlineProse {
	readonly sources: readonly string[];
}

/** A whole scenario to be read, with every wording, mark and reason: for those who write it, translate it and teach with it. */
export interface ScenarioOutline {
	readonly scenes: readonly OutlineScene[];
	readonly endings: readonly (OutlineEntry & { readonly stands: boolean })[];
	readonly injects: readonly (OutlineEntry & { readonly alone: boolean })[];
	readonly incidents: readonly (OutlineEntry & { readonly by: RoleId; readonly ruling: string })[];
	readonly gates: readonly (OutlineEntry & { readonly voids: boolean })[];
}

/** Reads a scenario as an outline in a language. */
export function scenarioOutline(scenario: Scenario, language: ScenarioLanguage): ScenarioOutline {
	const { endings, injects, incidents, gates } = scenario.structure;
	const prose = (heading: string, id: string) => readProse(scenario, language, heading, id);
	const numbers = decisionNumbers(scenario);
	return {
		scenes: scenario.structure.scenes.map((scene, at) => outlineScene(scenario, language, scene, at)),
		endings: Object.entries(endings).map(([id, { stands, source }]) => ({
			...prose(`ending.${id}`, id),
			stands,
			sources: source
		})),
		injects: Object.entries(injects).map(([id, { alone, source }]) => ({
			...prose(`inject.${id}`, id),
			alone,
			sources: source
		})),
		incidents: Object.entries(incidents).map(([id, { by, ruling, source }]) => ({
			...prose(`incident.${id}`, id),
			by,
			ruling: numbers.get(ruling) ?? '',
			sources: source
		})),
		gates: Object.entries(gates).map(([id, { voids, source }]) => ({
			...prose(`gate.${id}`, id),
			voids,
			sources: source
		}))
	};
}

const readProse = ({ prose }: Scenario, language: ScenarioLanguage, heading: string, id: string): OutlineProse => ({
	id,
	blocks: Object.entries(prose[language][heading] ?? {}).map(([block, wordings]) => ({ block, wordings }))
});

function outlineScene(scenario: Scenario, language: ScenarioLanguage, scene: Scene, at: number): OutlineScene {
	const numbers = decisionNumbers(scenario);
	return {
		...readProse(scenario, language, scene.id, scene.id),
		number: at + 1,
		scene,
		decisions: scene.decisions.map((decision) => {
			const prose = (id: string) => readProse(scenario, language, `${scene.id}.${decision.id}.${id}`, id);
			return {
				...readProse(scenario, language, `${scene.id}.${decision.id}`, decision.id),
				number: numbers.get(decision.id) ?? '',
				decision,
				answers: allConsequences(decision).map((consequence) => ({
					...prose(consequence.id),
					consequence,
					scripted: isScripted(decision, consequence.id)
				})),
				pieces: piecesOf(decision).map(prose)
			};
		}),
		incidents: scenario.index.incidentsOf.get(scene.id) ?? [],
		injects: scenario.index.injectsOf.get(scene.id) ?? []
	};
}

function isScripted(decision: Decision, id: string): boolean {
	switch (decision.kind) {
		case 'choose':
			return decision.script === id;
		case 'select':
		case 'examine':
			return decision.script.includes(id);
		default:
			return false;
	}
}

function piecesOf(decision: Decision): readonly string[] {
	switch (decision.kind) {
		case 'ruling':
			return [...decision.rulings, ...decision.grounds];
		case 'order':
			return decision.steps;
		case 'write':
			return decision.points.map(({ id }) => id);
		default:
			return [];
	}
}
