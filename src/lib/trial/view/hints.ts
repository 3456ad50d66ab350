import type { ScenarioLanguage } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';
import { decisionProse } from './taken-labels.ts';

/** The hints of a decision in the order in which they are given: up to three. */
export function hintsOf(
	scenario: Scenario,
	language: ScenarioLanguage,
	decision: Decision,
	values: Values
): readonly string[] {
	const prose = decisionProse(scenario, language, decision, values);
	return ['hint 1', 'hint 2', 'hint 3'].map((hint) => prose(null, hint)).filter((hint) => hint !== '');
}
