import type { ScenarioLanguage } from './ids.ts';
import type { Scenario } from './scenario.ts';
import type { Values } from './schema-effects.ts';

/**
 * The text of a block of prose, the first wording whose condition holds for the values given; null where the scenario has
 * no such block. A scenario that lacks the language is read in its first one.
 */
export function wording(
	scenario: Scenario,
	language: ScenarioLanguage,
	heading: string,
	block: string,
	values: Values = scenario.index.start
): string | null {
	const wordings = scenario.prose[language][heading]?.[block];
	const fitting = wordings?.find(({ when }) => scenario.index.conditions.holds(when, values));
	return fitting?.text ?? null;
}
