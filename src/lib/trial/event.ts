import type { Answer } from './answer.ts';
import type { RoleId, ScenarioLanguage } from './ids.ts';

/** An accepted input: the only thing a trial's log holds. Everything else is computed from these. */
export type TrialEvent =
	| {
			readonly type: 'opened';
			readonly variant: string;
			readonly role: RoleId;
			readonly language: ScenarioLanguage;
			readonly seed: string;
	  }
	| {
			readonly type: 'decided';
			readonly role: RoleId;
			readonly decision: string;
			readonly answer: Answer;
			/** Ids of the exhibits cited; left out where none is, as in logs older than citing. */
			readonly cites?: readonly string[];
	  }
	| { readonly type: 'asked'; readonly role: RoleId; readonly decision: string; readonly question: string }
	| { readonly type: 'finished-asking'; readonly role: RoleId; readonly decision: string }
	| { readonly type: 'incident'; readonly role: RoleId; readonly incident: string }
	| { readonly type: 'passed'; readonly role: RoleId; readonly scene: string }
	| { readonly type: 'abandoned'; readonly role: RoleId }
	| { readonly type: 'rewound'; readonly role: RoleId; readonly to: number };
