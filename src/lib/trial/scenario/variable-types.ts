import type { Structure } from './schema-scenario.ts';
import type { Value, Values } from './schema-effects.ts';

export type VariableType =
	| { readonly type: 'yes-or-no' }
	| { readonly type: 'whole'; readonly from: number; readonly to: number }
	| { readonly type: 'one-of'; readonly words: readonly string[] };

export type VariableTypes = ReadonlyMap<string, VariableType>;

/** The type of every name a condition may read: variables, gates and `variant`. */
export function variableTypes(structure: Structure): VariableTypes {
	const types = new Map<string, VariableType>([['variant', { type: 'one-of', words: structure.variants }]]);
	for (const [name, variable] of Object.entries(structure.variables)) types.set(name, typeOf(variable));
	for (const gate of Object.keys(structure.gates)) types.set(gate, { type: 'yes-or-no' });
	return types;
}

/** The values a case starts with in a variant. */
export function startValues(structure: Structure, variant: string): Values {
	const values: Record<string, Value> = { variant };
	for (const [name, { start }] of Object.entries(structure.variables)) values[name] = start;
	for (const gate of Object.keys(structure.gates)) values[gate] = false;
	return values;
}

export const celTypeOf = (type: VariableType): 'bool' | 'int' | 'string' =>
	type.type === 'yes-or-no' ? 'bool' : type.type === 'whole' ? 'int' : 'string';

function typeOf(variable: Structure['variables'][string]): VariableType {
	if ('one_of' in variable) return { type: 'one-of', words: variable.one_of };
	if ('from' in variable) return { type: 'whole', from: variable.from, to: variable.to };
	return { type: 'yes-or-no' };
}
