import { checkCondition } from './condition-check.ts';
import { celEnvironment } from './conditions.ts';
import { allConsequences } from './outcomes.ts';
import type { Scenario } from './scenario.ts';
import type { Effects, Value, Values } from './schema-effects.ts';
import type { VariableType } from './variable-types.ts';

/** What can make the condition of an exit come true: answers to a decision, by their place in it, or an inject. */
export type Cause = { readonly decision: string; readonly answers: readonly number[] } | { readonly inject: string };

/** A range longer than this is not gone through value by value. */
const longestRange = 12;

/**
 * The answers and injects, up to a scene, that write what a condition reads, to a value with which it holds where another
 * value would not. What they say is read from the structure alone: no walk is needed.
 */
export function causesOf(scenario: Scenario, condition: string, sceneNumber: number): Cause[] {
	const { types } = scenario.index;
	const { reads } = checkCondition(celEnvironment(types), types, condition);
	const domains = new Map(reads.map((name) => [name, domainOf(types.get(name))]));
	const tips = (effects: Effects): boolean =>
		Object.keys(effects.add).some((name) => domains.has(name)) ||
		writtenBy(effects).some(([name, value]) => tipsOver(scenario, condition, domains, name, value));
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

const writtenBy = ({ set, gate }: Effects): [string, Value][] => [
	...Object.entries(set),
	...gate.map((name): [string, Value] => [name, true])
];

function domainOf(type: VariableType | undefined): readonly Value[] {
	if (type?.type === 'one-of') return type.words;
	if (type?.type !== 'whole') return [false, true];
	const length = Math.min(type.to - type.from + 1, longestRange);
	return Array.from({ length }, (_, step) => type.from + step);
}

type Domains = ReadonlyMap<string, readonly Value[]>;

/** True where, for some values of the rest, the condition holds with this value and not with another one. */
function tipsOver({ index }: Scenario, condition: string, domains: Domains, name: string, value: Value): boolean {
	const own = domains.get(name);
	if (own === undefined) return false;
	const rest = [...domains].filter(([other]) => other !== name);
	const holds = (values: Values, one: Value) => index.conditions.holds(condition, { ...values, [name]: one });
	return assignments(rest).some((values) => holds(values, value) && own.some((other) => !holds(values, other)));
}

/** Every way to give each name one of its values, up to a bound that no readable condition comes to. */
const assignments = (domains: readonly (readonly [string, readonly Value[]])[]): Values[] =>
	domains.reduce<Values[]>(
		(found, [name, values]) =>
			found.flatMap((before) => values.map((value) => ({ ...before, [name]: value }))).slice(0, 2000),
		[{}]
	);
