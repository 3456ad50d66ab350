import type { PhaseId, PlaceId, RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import type { RulingId, UnitId } from '../scenario/schema-decisions.ts';
import type { ExhibitStatus } from '../scenario/schema-effects.ts';
import type { TrialStatus } from '../room/trial-state.ts';

/** Something that may be picked. `closed` tells why it may not, null when it is open. */
export interface PublicOption {
	readonly id: string;
	readonly label: string;
	readonly closed: string | null;
}

interface PublicDecisionBase {
	readonly id: string;
	readonly title: string;
	readonly ask: string;
	/** Cannot be taken back: ask for confirmation. */
	readonly final: boolean;
	/** To be shown one at a time, on request. */
	readonly hints: readonly string[];
}

export interface HeardAnswer {
	readonly id: string;
	readonly label: string;
	readonly answer: string;
}

export type PublicDecision =
	| (PublicDecisionBase & { readonly kind: 'choose'; readonly choices: readonly PublicOption[] })
	| (PublicDecisionBase & {
			readonly kind: 'select';
			readonly options: readonly PublicOption[];
			readonly min: number;
			readonly max: number;
	  })
	| (PublicDecisionBase & {
			readonly kind: 'examine';
			readonly of: RoleId;
			readonly budget: number;
			readonly left: number;
			/** Questions not asked yet. */
			readonly questions: readonly PublicOption[];
			readonly heard: readonly HeardAnswer[];
	  })
	| (PublicDecisionBase & {
			readonly kind: 'ruling';
			/** What is ruled on, where an incident was raised. */
			readonly raised: string | null;
			readonly rulings: readonly { readonly id: RulingId; readonly label: string }[];
			readonly grounds: readonly PublicOption[];
	  })
	| (PublicDecisionBase & { readonly kind: 'order'; readonly steps: readonly PublicOption[] })
	| (PublicDecisionBase & {
			readonly kind: 'quantify';
			readonly unit: UnitId;
			readonly from: number;
			readonly to: number;
			readonly by: number;
	  })
	| (PublicDecisionBase & { readonly kind: 'write'; readonly min: number; readonly max: number });

export interface ViewPhase {
	readonly id: PhaseId;
	readonly state: 'done' | 'now' | 'next';
}

export interface ViewInject {
	readonly id: string;
	readonly title: string;
	readonly text: string;
}

/** A picture of the case, served under `/media/<hash>`, with what it shows in words. */
export interface ViewPicture {
	readonly hash: string;
	readonly alt: string;
}

export interface ViewScene {
	readonly id: string;
	readonly phase: PhaseId;
	readonly place: PlaceId;
	readonly present: readonly RoleId[];
	readonly speaks: RoleId | null;
	readonly title: string;
	readonly text: string;
	readonly speech: string | null;
	/** Private prose of the audience's own role in this scene. */
	readonly private: string | null;
	readonly injects: readonly ViewInject[];
	readonly picture: ViewPicture | null;
}

/** One stage of an exhibit's way through the case, as its reader could see it at the time. */
export interface CustodyStep {
	/** The scene that brought it there; null at the start. */
	readonly title: string | null;
	readonly holder: RoleId;
	readonly status: ExhibitStatus;
}

export interface ViewExhibit {
	readonly id: string;
	readonly label: string;
	readonly text: string;
	readonly holder: RoleId;
	readonly status: ExhibitStatus;
	/** Every stage since it can be seen, oldest first; the last is the one now. */
	readonly custody: readonly CustodyStep[];
	/** Became visible, or moved, since the audience last had to decide; never before its first decision. */
	readonly isNew: boolean;
	/** On the table in this scene. */
	readonly onTable: boolean;
	readonly picture: ViewPicture | null;
}

/** An exhibit that a decision was rested on. */
export interface CitedExhibit {
	readonly id: string;
	readonly label: string;
}

export interface MinuteLine {
	readonly kind: 'scene' | 'decision' | 'incident' | 'inject' | 'ending';
	readonly scene: string;
	readonly phase: PhaseId | null;
	readonly text: string;
	/** Exhibits that the decision cited, on its last line; without its label where the exhibit is not public. */
	readonly cites: readonly { readonly id: string; readonly label: string | null }[];
	/** There where the conductor answered in place of a role that nobody played. */
	readonly acted?: true;
}

/** What followed from a decision of mine, told in the story. */
export interface Happened {
	readonly scene: string;
	readonly decision: string;
	readonly title: string;
	/** Labels of what was chosen; for a `quantify` the amount alone, in `unit`. */
	readonly chosen: readonly string[];
	readonly unit: UnitId | null;
	readonly cites: readonly CitedExhibit[];
	readonly text: string;
}

export interface PassedScene {
	readonly id: string;
	readonly phase: PhaseId;
	readonly title: string;
	readonly summary: string;
}

/** A past scene, to be read again. */
export interface PastScene extends ViewScene {
	readonly decisions: readonly Happened[];
}

/** All that may leave the server for one seat while a trial is played. */
export interface View {
	readonly scenario: { readonly id: string; readonly version: string; readonly title: string; readonly note: string };
	readonly language: ScenarioLanguage;
	readonly status: TrialStatus;
	readonly role: RoleId | null;
	readonly roleName: string | null;
	/** The private file of the role, read before the trial. */
	readonly roleFile: string | null;
	/** The number of events so far. */
	readonly seq: number;
	readonly phases: readonly ViewPhase[];
	/** Null once ended. */
	readonly scene: ViewScene | null;
	/** My open decisions. */
	readonly decisions: readonly PublicDecision[];
	/** My decisions of this scene already taken, waiting for the others or for an incident to be let pass. */
	readonly answered: readonly {
		readonly id: string;
		readonly title: string;
		readonly chosen: readonly string[];
		readonly unit: UnitId | null;
		readonly cites: readonly CitedExhibit[];
	}[];
	/** What I may raise now (too late is for the bench to say). */
	readonly incidents: readonly { readonly id: string; readonly label: string }[];
	/** The scene waits for me to raise something or to let it pass (command `pass`). */
	readonly mayPass: boolean;
	readonly exhibits: readonly ViewExhibit[];
	/** Ids of all the sources of the scenario: the law at hand. */
	readonly law: readonly string[];
	readonly minutes: readonly MinuteLine[];
	readonly happened: readonly Happened[];
	/** Scenes that went by without a decision of mine, since my last one. */
	readonly passed: readonly PassedScene[];
	readonly past: readonly PastScene[];
	readonly progress: { readonly done: number; readonly total: number };
	/** How it ended, and whether that would stand on appeal; null while it is being played. */
	readonly ending: {
		readonly id: string;
		readonly title: string;
		readonly text: string;
		readonly stands: boolean;
	} | null;
}

/** What is happening now, without what one looks up in the file. */
export type Hearing = Omit<View, 'law' | 'minutes' | 'past'>;
