import type { Scenario } from '../scenario/scenario.ts';

/** Keeps what was worked out for a scenario under a key, as long as the scenario itself is kept. */
export function keepByScenario<R>(): (scenario: Scenario, key: string, compute: () => R) => R {
	const kept = new WeakMap<Scenario, Map<string, R>>();
	return (scenario, key, compute) => {
		const ofScenario = kept.get(scenario) ?? new Map<string, R>();
		kept.set(scenario, ofScenario);
		const known = ofScenario.get(key);
		if (known !== undefined) return known;
		const fresh = compute();
		ofScenario.set(key, fresh);
		return fresh;
	};
}
