import { setImmediate } from 'node:timers/promises';
import { soloRoles, solve, walk, type RoleId, type Scenario, type Walk } from '#lib/trial/index.ts';

/** What a walk over all of a scenario tells of it. */
export interface ScenarioFigures {
	/** One a variant, in their order; a walk that was given up has `stoppedAt`. */
	readonly walks: readonly Walk[];
	/** The most marks a role can get, by variant; empty where the walks were given up. */
	readonly best: readonly { readonly role: RoleId; readonly byVariant: readonly number[] }[];
}

/** Beyond this the figures are left to `npm run scenarios`: a page does not wait for them. */
const limitsHere = { states: 20_000, edges: 100_000, ways: 10_000 };

const known = new WeakMap<Scenario, Promise<ScenarioFigures>>();

/**
 * The figures of a scenario, computed once. A variant takes some 50 ms, so that other requests are let through between one
 * and the next.
 */
export function figuresOf(scenario: Scenario): Promise<ScenarioFigures> {
	const before = known.get(scenario);
	if (before) return before;
	const found = compute(scenario);
	known.set(scenario, found);
	return found;
}

async function compute(scenario: Scenario): Promise<ScenarioFigures> {
	const { variants } = scenario.structure;
	const walks: Walk[] = [];
	for (const variant of variants) {
		await setImmediate();
		walks.push(walk(scenario, variant, limitsHere));
	}
	if (walks.some(({ stoppedAt }) => stoppedAt !== null)) return { walks, best: [] };
	const best: ScenarioFigures['best'][number][] = [];
	for (const role of soloRoles(scenario)) {
		await setImmediate();
		best.push({ role, byVariant: variants.map((variant) => solve(scenario, variant, role).best) });
	}
	return { walks, best };
}
