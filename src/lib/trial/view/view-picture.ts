import type { ScenarioLanguage } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Values } from '../scenario/schema-effects.ts';
import type { ViewPicture } from './view-types.ts';
import { wording } from '../scenario/wording.ts';

/** The picture of a scene or an exhibit with its text alternative; null where it has none. */
export function viewPicture(
	scenario: Scenario,
	language: ScenarioLanguage,
	file: string | undefined,
	heading: string,
	values: Values
): ViewPicture | null {
	const hash = file === undefined ? undefined : scenario.bundle.media?.[file];
	return hash === undefined ? null : { hash, alt: wording(scenario, language, heading, 'alt', values) ?? '' };
}
