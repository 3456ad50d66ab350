import { checkCondition } from '../scenario/condition-check.ts';
import { celEnvironment } from '../scenario/conditions.ts';
import { applyToValues, touchedBy } from '../scenario/effects.ts';
import { allConsequences } from '../case/outcomes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Effects, Value, Values } from '../scenario/schema-effects.ts';
import type { VariableType } from '../scenario/variable-types.ts';

/** What can make the condition of an exit come true: answers to a decision, by their place in it, or an inject. */
export type Cause = { readonly decision: string; readonly answers: readonly number[] } | { readonly inject: string };

/** A range longer than this is gone through to here: no readable condition needs more. */
const longestRange = 40;

/**
 * The answers and injects, up to a scene, that can turn a condition true: it holds with what they write and would not
 * without, for some values of the rest. This is read from the structure alone: no walk is needed.
 */
export function causesOf(scenario: Scenario, condition: string, sceneNumber: number): Cause[] {
	const { types } = scenario.index;
	const { reads } = checkCondition(celEnvironment(types), types, condition);
	const before = assignments(reads.map((name) => [name, domainOf(types.get(name))]));
	const holds = (values: Values) => scenario.index.conditions.holds(condition, values);
	const tips = (effects: Effects): boolean =>
		touchedBy(effects).some((name) => reads.includes(name)) &&
		before.some((values) => !holds(values) && holds(applyToValues(types, values, effects)));
	const scenes = scenario.structure.scenes.slice(0, sceneNumber + 1);
	const decisions = scenes.flatMap(({ decisions }) =>
		decisions.map((decision) => ({
			decision: decision.id,
			answers: allConsequences(decision).flatMap((one, at) => (tips(one) ? [at] : []))
		}))
	);
	const injects = Object.entries(scenario.structure.injects).flatMap(([id, inject]) =>
		tips(inject) && scenes.some((scene) => inject.scenes.includes(scene.id)) ? [{ inject: id }] : []
	);
	return [...decisions.filter(({ answers }) => answers.length > 0), ...injects];
}

function domainOf(type: VariableType | undefined): readonly Value[] {
	if (type?.type === 'one-of') return type.words;
	if (type?.type !== 'whole') return [false, true];
	const length = Math.min(type.to - type.from + 1, longestRange);
	return Array.from({ length }, (_, step) => type.from + step);
}

/** Every way to give each name one of its values, up to a bound that no readable condition comes to. */
const assignments = (domains: readonly (readonly [string, readonly Value[]])[]): Values[] =>
	domains.reduce<Values[]>(
		(found, [name, values]) =>
			found.flatMap((before) => values.map((value) => ({ ...before, [name]: value }))).slice(0, 2000),
		[{}]
	);
