import { consequenceField } from '../check/check-ids.ts';
import { inlineValue } from './inline-value.ts';
import { allConsequences } from '../case/outcomes.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { Scene, Structure } from '../scenario/schema-scenario.ts';

/** Something of a structure that has a name, with what it says, field by field. */
export interface Described {
	/** What it stands in: removed or added with it, it is not told on its own. */
	readonly within: string | null;
	readonly fields: Readonly<Record<string, string>>;
}

/** Everything of a structure by the name that an author would give it: `choice "by-phone" of "language"`. */
export function describeStructure(structure: Structure): Map<string, Described> {
	const { roles, variables, gates, exhibits, injects, incidents, endings, scenes, ...about } = structure;
	const found = new Map<string, Described>([
		['the case', { within: null, fields: { ...inlined(about), 'order of scenes': listed(scenes) } }]
	]);
	const named: readonly [string, Readonly<Record<string, object>>][] = [
		['role', roles],
		['variable', variables],
		['gate', gates],
		['exhibit', exhibits],
		['inject', injects],
		['incident', incidents],
		['ending', endings]
	];
	for (const [kind, entries] of named)
		for (const [id, entry] of Object.entries(entries))
			found.set(`${kind} "${id}"`, { within: null, fields: inlined(entry) });
	for (const scene of scenes) describeScene(found, scene);
	return found;
}

const inlined = (entry: object): Record<string, string> =>
	Object.fromEntries(
		Object.entries(entry)
			.filter(([field]) => field !== 'id')
			.map(([field, value]) => [field, inlineValue(field === 'marks' ? asWritten(value) : value)])
	);

/** Marks that hold without condition, as their author writes them. */
function asWritten(marks: unknown): unknown {
	const only: unknown = Array.isArray(marks) && marks.length === 1 ? marks[0] : null;
	return only !== null && typeof only === 'object' && 'give' in only && !('when' in only) ? only.give : marks;
}

const listed = (things: readonly { readonly id: string }[]): string => things.map(({ id }) => id).join(', ');

function describeScene(found: Map<string, Described>, scene: Scene): void {
	const { decisions, exits, ...own } = scene;
	const name = `scene "${scene.id}"`;
	const order = { 'order of decisions': listed(decisions), exits: exits.map(exitText).join('; ') };
	found.set(name, { within: null, fields: { ...inlined(own), ...order } });
	for (const decision of decisions) describeDecision(found, decision, name);
}

const exitText = (exit: Scene['exits'][number]): string => {
	const target = 'to' in exit ? `to ${exit.to}` : `end ${exit.end}`;
	return exit.when === undefined ? target : `when ${exit.when}, ${target}`;
};

function describeDecision(found: Map<string, Described>, decision: Decision, scene: string): void {
	const field = consequenceField(decision);
	const name = `decision "${decision.id}"`;
	const offered = decision.kind === 'write' ? decision.points : allConsequences(decision);
	const own = Object.entries(inlined(decision)).filter(([key]) => key !== field);
	const order = field === 'outcomes' || field === 'bands' ? { [`order of ${field}`]: listed(offered) } : {};
	found.set(name, { within: scene, fields: { ...Object.fromEntries(own), scene, ...order } });
	for (const one of offered)
		found.set(`${field.slice(0, -1)} "${one.id}" of "${decision.id}"`, { within: name, fields: inlined(one) });
}
