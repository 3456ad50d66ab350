import type { Bundle } from './bundle-types.ts';
import type { ScenarioLanguage } from './ids.ts';
import type { Prose } from './prose-types.ts';
import type { Structure } from './schema-scenario.ts';
import type { Index } from './scenario-index.ts';

/** A compiled scenario: what every function of a trial takes first. Build it with `compileScenario(bundle)`. */
export interface Scenario {
	readonly bundle: Bundle;
	/** SHA-256 of the bundle's text: what a trial pins. */
	readonly hash: string;
	/** SHA-256 of the structure alone: the same after a mere correction of prose. */
	readonly structureHash: string;
	readonly structure: Structure;
	readonly prose: Readonly<Record<ScenarioLanguage, Prose>>;
	readonly index: Index;
}
