import { Environment } from '@marcbachmann/cel-js';
import { celTypeOf, type VariableTypes } from './variable-types.ts';
import type { Values } from './schema-effects.ts';

type Compiled = (context: Record<string, unknown>) => unknown;
type ForCel = Record<string, boolean | bigint | string>;

/** The conditions of one scenario: compiled once, their values adapted to CEL once a state. */
export interface Conditions {
	/** True where the condition holds, and where there is none. Never throws for a checked scenario. */
	holds(condition: string | undefined, values: Values): boolean;
}

/** Conditions over the variables given. Only the checked grammar (see condition-check.ts) is ever evaluated. */
export function compileConditions(types: VariableTypes): Conditions {
	const environment = celEnvironment(types);
	const compiled = new Map<string, Compiled>();
	let adapted: { readonly values: Values; readonly forCel: ForCel } | null = null;
	const compile = (condition: string): Compiled => {
		const known = compiled.get(condition);
		if (known) return known;
		const fresh: Compiled = environment.parse(condition);
		compiled.set(condition, fresh);
		return fresh;
	};
	const adapt = (values: Values): ForCel => {
		if (adapted?.values !== values) adapted = { values, forCel: toCel(values) };
		return adapted.forCel;
	};
	return {
		holds: (condition, values) => condition === undefined || compile(condition)(adapt(values)) === true
	};
}

/** The CEL environment of a scenario: every variable by its type, small expressions only. */
export function celEnvironment(types: VariableTypes): Environment {
	const environment = new Environment({ limits: { maxAstNodes: 120, maxDepth: 30, maxListElements: 50 } });
	for (const [name, type] of types) environment.registerVariable(name, celTypeOf(type));
	return environment;
}

/** CEL's whole numbers are BigInt; ours are plain JSON. The one adapter. */
function toCel(values: Values): ForCel {
	const adapted: ForCel = {};
	for (const name in values) {
		const value = values[name] ?? false;
		adapted[name] = typeof value === 'number' ? BigInt(value) : value;
	}
	return adapted;
}
