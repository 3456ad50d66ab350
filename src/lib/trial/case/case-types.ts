import type { RoleId } from '../scenario/ids.ts';
import type { ExhibitStatus, Values } from '../scenario/schema-effects.ts';

export interface ExhibitState {
	readonly holder: RoleId;
	readonly seen_by: readonly RoleId[];
	readonly status: ExhibitStatus;
	/** The number, from 0, of the scene played when it last moved; -1 at the start. */
	readonly moved: number;
}

/**
 * `late` is refused and recorded; `pending` waits for its ruling; `ruled` has had it; `left` was pending when its ruling
 * was left unanswered.
 */
export type IncidentStatus = 'pending' | 'late' | 'ruled' | 'left';

/** A scene that has closed, with what is needed to read it again and to score it. */
export interface ClosedScene {
	readonly scene: string;
	/** What conditions of the scene read: values at entry, its injects, the questions asked. */
	readonly seen: Values;
	readonly outcomes: Readonly<Record<string, string>>;
	readonly asked: Readonly<Record<string, readonly string[]>>;
	readonly injects: readonly string[];
	readonly raised: readonly string[];
	readonly gates: readonly string[];
}

/** The finite, proved state of a case: plain JSON. */
export interface CaseContext {
	readonly variant: string;
	/** The scene now; null before `started` and once ended. */
	readonly at: string | null;
	readonly ending: string | null;
	/** Values of variables, gates and `variant` when the scene opened. */
	readonly entry: Values;
	/** Outcomes of this scene by decision: see outcomes.ts. */
	readonly outcomes: Readonly<Record<string, string>>;
	/** Questions asked in this scene, by decision, in file order. */
	readonly asked: Readonly<Record<string, readonly string[]>>;
	/** Examinations of this scene that are over. */
	readonly finished: readonly string[];
	/** Injects that work in this scene, in file order. */
	readonly injects: readonly string[];
	/** Injects fired before a scene that names them; they begin to work when it opens. */
	readonly armed: readonly string[];
	/** Injects that have worked, in any scene. */
	readonly fired: readonly string[];
	readonly incidents: Readonly<Record<string, IncidentStatus>>;
	/** Incidents raised in this scene. */
	readonly raised: readonly string[];
	/** Incidents that whoever might raise them has let pass in this scene. */
	readonly letPass: readonly string[];
	/** Exhibits when the scene opened. */
	readonly exhibits: Readonly<Record<string, ExhibitState>>;
	readonly closed: readonly ClosedScene[];
}

export type CaseEvent =
	| { readonly type: 'started'; readonly variant: string }
	| { readonly type: 'decided'; readonly decision: string; readonly answer: CaseAnswer }
	| { readonly type: 'silent'; readonly decision: string }
	| { readonly type: 'incident'; readonly incident: string; readonly by: RoleId }
	| { readonly type: 'inject'; readonly inject: string }
	/** Several that nothing comes between, as when scripts answer: accepted where each is, one after the other. */
	| { readonly type: 'together'; readonly events: readonly CaseEvent[] };

/** What the case is told: a declared outcome, one question of an examination, or its end; never the answer itself. */
export type CaseAnswer = { readonly outcome: string } | { readonly question: string } | { readonly done: true };
