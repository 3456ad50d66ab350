import { describeStructure, type Described } from './describe-structure.ts';
import type { Structure } from '../scenario/schema-scenario.ts';

/** One change of the structure, in the words of its author. */
export interface StructureChange {
	readonly kind: 'added' | 'removed' | 'changed';
	/** `choice "by-phone" of "language"` */
	readonly what: string;
	/** For what changed: the field, with its value before and now; empty where it was or is not there. */
	readonly field?: string;
	readonly from?: string;
	readonly to?: string;
}

/** What the structure of a case lost, gained and changed. What stands in something added or removed goes with it. */
export function diffStructure(before: Structure, now: Structure): StructureChange[] {
	const [old, fresh] = [describeStructure(before), describeStructure(now)];
	return [
		...missing(old, fresh).map((what): StructureChange => ({ kind: 'removed', what })),
		...missing(fresh, old).map((what): StructureChange => ({ kind: 'added', what })),
		...[...old].flatMap(([what, { fields }]) => {
			const twin = fresh.get(what);
			return twin ? changesOf(what, fields, twin.fields) : [];
		})
	];
}

/** The names that are here and not there, without those that only went with what they stand in. */
const missing = (here: ReadonlyMap<string, Described>, there: ReadonlyMap<string, Described>): string[] =>
	[...here]
		.filter(([what, { within }]) => !there.has(what) && (within === null || there.has(within)))
		.map(([what]) => what);

function changesOf(what: string, before: Described['fields'], now: Described['fields']): StructureChange[] {
	const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
	return names.flatMap((field): StructureChange[] => {
		const [from, to] = [before[field] ?? '', now[field] ?? ''];
		if (from === to || isNoMoreThanMembers(field, from, to)) return [];
		return [{ kind: 'changed', what, field, from, to }];
	});
}

/** Lists of order change with every addition, which is told already: only another order of the same is news. */
function isNoMoreThanMembers(field: string, from: string, to: string): boolean {
	if (!field.startsWith('order of ')) return false;
	const [before, now] = [from.split(', '), to.split(', ')];
	const inBoth = (list: readonly string[], other: readonly string[]) => list.filter((id) => other.includes(id));
	return inBoth(before, now).join() === inBoth(now, before).join();
}
