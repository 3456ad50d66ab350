import { roleIds, type RoleId, type ScenarioLanguage } from './ids.ts';
import type { Scenario } from './scenario.ts';
import { wording } from './wording.ts';

/** What may be read about a scenario before a trial of it is opened. */
export interface ScenarioCard {
	readonly id: string;
	readonly version: string;
	readonly hash: string;
	readonly title: string;
	readonly brief: string;
	/** The content note: what is hard to read in it. */
	readonly note: string;
	/** That it is fiction. */
	readonly fiction: string;
	readonly objectives: readonly string[];
	readonly minutes: number;
	readonly difficulty: number;
	readonly practice: boolean;
	readonly reviewer: string | null;
	readonly reviewDate: string | null;
	readonly languages: readonly ScenarioLanguage[];
	readonly competencies: readonly string[];
	/** The facts that may differ; the first is the ordinary one. Not to be shown before the debrief. */
	readonly variants: readonly string[];
	/** What those are called, where the scenario says it. */
	readonly variantNames: Readonly<Record<string, string>>;
	/** Roles that may be played alone. */
	readonly roles: readonly { readonly id: RoleId; readonly name: string; readonly decisions: number }[];
}

/** The card of a scenario in a language, for the page that chooses a role. */
export function presentScenario(scenario: Scenario, language: ScenarioLanguage): ScenarioCard {
	const { structure, hash } = scenario;
	const about = (block: string) => wording(scenario, language, 'about', block) ?? '';
	return {
		id: structure.id,
		version: structure.version,
		hash,
		title: about('title'),
		brief: about('brief'),
		note: about('note'),
		fiction: about('fiction'),
		objectives: listItems(about('objectives')),
		minutes: structure.minutes,
		difficulty: structure.difficulty,
		practice: structure.practice,
		reviewer: structure.reviewer,
		reviewDate: structure.review_date,
		languages: structure.languages,
		competencies: structure.competencies,
		variants: structure.variants,
		variantNames: Object.fromEntries(
			structure.variants.flatMap((id) => {
				const name = about(`variant ${id}`);
				return name === '' ? [] : [[id, name]];
			})
		),
		roles: soloRoles(scenario).map((id) => ({
			id,
			name: wording(scenario, language, `role.${id}`, 'name') ?? id,
			decisions: scenario.structure.scenes.flatMap((scene) => scene.decisions).filter(({ role }) => role === id).length
		}))
	};
}

/** The roles of a scenario that one person may play alone. */
export const soloRoles = ({ structure }: Scenario): RoleId[] =>
	scenarioRoles(structure.roles).filter((id) => structure.roles[id]?.play.includes('solo'));

const scenarioRoles = (roles: Scenario['structure']['roles']): RoleId[] =>
	roleIds.filter((id) => roles[id] !== undefined);

const listItems = (text: string): string[] =>
	text
		.split('\n')
		.map((line) => line.replace(/^\s*-\s*/, '').trim())
		.filter((line) => line !== '');
