import type { PhaseId, RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import type { DecisionKind, UnitId } from '../scenario/schema-decisions.ts';
import type { TrialStatus } from '../room/trial-state.ts';
import type { CitedExhibit } from '../view/view-types.ts';

export interface CompetencyScore {
	readonly id: string;
	readonly got: number;
	readonly possible: number;
	/** What a player who picks at random gets on average, texts left out. */
	readonly random: number;
}

export interface Score {
	readonly got: number;
	/** Best total of this role from the start, the others by their scripts. */
	readonly best: number;
	readonly worst: number;
	/** got ÷ best, 0 to 100, whole. */
	readonly percent: number;
	readonly byCompetency: readonly CompetencyScore[];
}

/** What a trainer or a magistrate ticked in a `write` decision: decision → expected points found. */
export type Assessed = Readonly<Record<string, readonly string[]>>;

export interface DebriefReason {
	/** The choice, option, question, outcome or band it explains. */
	readonly id: string;
	readonly label: string;
	readonly why: string;
	readonly sources: readonly string[];
	readonly chosen: boolean;
	/** Belongs to the best answer still open, or is right. */
	readonly best: boolean;
}

export interface DebriefStep {
	/** The event that took it: `rewound {to: seq - 1}` plays it again. */
	readonly seq: number;
	readonly scene: string;
	readonly sceneTitle: string;
	readonly phase: PhaseId;
	readonly decision: string;
	readonly kind: DecisionKind;
	readonly title: string;
	readonly ask: string;
	/** Labels of what was chosen; for a `quantify` the amount alone, in `unit`. Empty for silence. */
	readonly chosen: readonly string[];
	/** Labels of what the role decided, where that is not what this seat of a live room chose; null otherwise. */
	readonly together: readonly string[] | null;
	/** Labels of the best answer that was still open. */
	readonly best: readonly string[];
	readonly unit: UnitId | null;
	/** Exhibits that the decision was rested on. */
	readonly cites: readonly CitedExhibit[];
	readonly consequence: string;
	readonly marks: number;
	/** Best total still open before this decision, and after it. */
	readonly before: number;
	readonly after: number;
	/** before − after. */
	readonly cost: number;
	readonly reasons: readonly DebriefReason[];
	readonly sources: readonly string[];
	/** Gates this decision raised. */
	readonly gates: readonly string[];
	/** For `write`: the points expected. */
	readonly points: readonly { readonly id: string; readonly label: string; readonly sources: readonly string[] }[];
}

export interface DebriefGate {
	readonly id: string;
	readonly title: string;
	readonly why: string;
	readonly question: string;
	readonly voids: boolean;
	readonly sources: readonly string[];
	/** The scene whose closing raised it. */
	readonly scene: string;
}

export interface DebriefIncident {
	readonly id: string;
	readonly label: string;
	readonly status: 'ruled' | 'pending' | 'left' | 'late' | 'never-raised';
	readonly why: string;
	readonly sources: readonly string[];
}

export type Prompt =
	| { readonly kind: 'gate'; readonly gate: string; readonly question: string }
	| { readonly kind: 'costliest'; readonly decision: string; readonly title: string };

export interface Debrief {
	readonly scenario: { readonly id: string; readonly version: string; readonly title: string };
	readonly language: ScenarioLanguage;
	readonly role: RoleId;
	readonly variant: string;
	readonly status: TrialStatus;
	readonly rewinds: number;
	readonly ending: {
		readonly id: string;
		readonly title: string;
		readonly text: string;
		readonly commentary: string;
		readonly stands: boolean;
		readonly sources: readonly string[];
	} | null;
	readonly gates: readonly DebriefGate[];
	readonly steps: readonly DebriefStep[];
	readonly incidents: readonly DebriefIncident[];
	readonly score: Score;
	readonly prompts: readonly Prompt[];
}
