import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { waysToAnswer, type Way } from './ways.ts';

/** How somebody plays a role: what they may do, and how likely each of it is where nothing else decides. */
export interface Player {
	/** What they may do about an incident of theirs. */
	readonly incidents: readonly ('raise' | 'pass')[];
	/** The order in which they ask, or null where they may ask anything. */
	questions(decision: DecisionOf<'examine'>, values: Values): readonly string[] | null;
	/** The ways in which they may answer; their chances add up to 1. */
	ways(decision: Decision, values: Values): readonly Way[];
}

/** Somebody who may do whatever the rules allow. */
export const freePlayer = (scenario: Scenario): Player => ({
	incidents: ['raise', 'pass'],
	questions: () => null,
	ways: (decision, values) => waysToAnswer(scenario, decision, values)
});
