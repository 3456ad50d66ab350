import { canonicalJson } from '#lib/records/index.ts';
import type { TrialState } from './trial-state.ts';

/** The exact text of a state: equal texts are equal states, which is how a replay is compared with what was played. */
export const stateText = (state: TrialState): string => canonicalJson(state);
