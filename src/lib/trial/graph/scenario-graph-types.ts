import type { PhaseId, PlaceId, RoleId } from '../scenario/ids.ts';
import type { DecisionKind } from '../scenario/schema-decisions.ts';
import type { Walk } from '../proof/walk.ts';

/** A scenario as a picture shows it: scenes by phase, decisions by role, exits, endings. It holds every answer. */
export interface ScenarioGraph {
	readonly id: string;
	readonly title: string;
	/** Phases that a scene belongs to, in the order of the hearing. */
	readonly phases: readonly PhaseId[];
	/** Roles that decide or raise something, in the order in which they first do. */
	readonly roles: readonly RoleId[];
	/** In file order, which is the order of play. */
	readonly scenes: readonly GraphScene[];
	readonly endings: readonly GraphEnding[];
	/** Titles of the grave errors, by id. */
	readonly gates: Readonly<Record<string, string>>;
}

/** `reached` is false where the variant asked for never comes there; always true where none was asked for. */
interface Reached {
	readonly reached: boolean;
}

export interface GraphScene extends Reached {
	readonly id: string;
	/** From 1, in file order. */
	readonly number: number;
	readonly title: string;
	readonly phase: PhaseId;
	readonly place: PlaceId;
	readonly present: readonly RoleId[];
	readonly decisions: readonly GraphDecision[];
	readonly incidents: readonly GraphIncident[];
	readonly injects: readonly GraphInject[];
	readonly exits: readonly GraphExit[];
}

export interface GraphDecision extends Reached {
	readonly id: string;
	/** Of its scene and in it: 5.1. */
	readonly number: string;
	readonly role: RoleId;
	readonly kind: DecisionKind;
	readonly title: string;
	/** Asked only under a condition, or once an incident is raised. */
	readonly conditional: boolean;
	/** Ids of the grave errors that an answer can commit. */
	readonly gates: readonly string[];
}

export interface GraphIncident extends Reached {
	readonly id: string;
	readonly by: RoleId;
	readonly label: string;
	/** The number of the decision that rules on it. */
	readonly ruling: string;
}

export interface GraphInject extends Reached {
	readonly id: string;
	readonly title: string;
	/** Happens by itself when one plays alone. */
	readonly alone: boolean;
	readonly gates: readonly string[];
}

export interface GraphExit extends Reached {
	/** From 1, in the order in which they are read. */
	readonly number: number;
	/** In CEL, as its author wrote it; null for the exit that is left. */
	readonly when: string | null;
	readonly target: { readonly scene: string } | { readonly ending: string };
	readonly causes: readonly GraphCause[];
}

/** Answers to a decision, by its number and their places in it; or an inject, by its title. */
export type GraphCause = { readonly number: string; readonly answers: readonly number[] } | { readonly inject: string };

export interface GraphEnding extends Reached {
	readonly id: string;
	readonly title: string;
	readonly stands: boolean;
}

/** What a walk of one variant came upon. */
export type Reach = Pick<Walk, 'variant' | 'scenes' | 'exits' | 'outcomes' | 'questions' | 'endings'>;
