import type { ExhibitState } from '../case/case-types.ts';
import type { Effects, Value, Values } from './schema-effects.ts';
import type { VariableTypes } from './variable-types.ts';

type Exhibits = Readonly<Record<string, ExhibitState>>;

/** The values after effects: constants set, sums stopped at the bounds, gates raised. The same object where nothing changes. */
export const applyToValues = (types: VariableTypes, values: Values, effects: Effects): Values =>
	applyAllToValues(types, values, [effects]);

/** The values after several effects, one after the other. The same object where nothing changes. */
export function applyAllToValues(types: VariableTypes, values: Values, all: readonly Effects[]): Values {
	let changed: Record<string, Value> | null = null;
	const now = (): Values => changed ?? values;
	const put = (name: string, value: Value): void => {
		if (now()[name] === value) return;
		changed ??= { ...values };
		changed[name] = value;
	};
	for (const { set, add, gate } of all) {
		for (const name in set) put(name, set[name] ?? false);
		for (const name in add) put(name, sum(types, name, now()[name], add[name] ?? 0));
		for (const name of gate) put(name, true);
	}
	return now();
}

/** The exhibits after effects; `moved` is the number of scenes closed so far. */
export function applyToExhibits(exhibits: Exhibits, effects: Effects, moved: number): Exhibits {
	let changed: Record<string, ExhibitState> | null = null;
	for (const id in effects.exhibits) {
		const move = effects.exhibits[id];
		const before = (changed ?? exhibits)[id];
		if (!move || !before) continue;
		changed ??= { ...exhibits };
		changed[id] = { ...before, ...withoutGaps(move), moved };
	}
	return changed ?? exhibits;
}

/** True where a consequence touches nothing but marks. */
export const isWithoutEffect = ({ set, add, gate, exhibits }: Effects): boolean =>
	[set, add, exhibits].every((record) => Object.keys(record).length === 0) && gate.length === 0;

/** Names of the variables and gates that effects may change. */
export const touchedBy = ({ set, add, gate }: Effects): string[] => [...Object.keys(set), ...Object.keys(add), ...gate];

function sum(types: VariableTypes, name: string, value: Value | undefined, amount: number): number {
	const type = types.get(name);
	const total = (typeof value === 'number' ? value : 0) + amount;
	return type?.type === 'whole' ? Math.min(type.to, Math.max(type.from, total)) : total;
}

/** A move without its absent fields, so that they do not overwrite. */
const withoutGaps = (move: Effects['exhibits'][string]): Partial<ExhibitState> => ({
	...(move.holder === undefined ? {} : { holder: move.holder }),
	...(move.seen_by === undefined ? {} : { seen_by: move.seen_by }),
	...(move.status === undefined ? {} : { status: move.status })
});
