import type { CheckContext, Path } from './check-context.ts';
import { consequenceField, eachDecision } from './check-ids.ts';
import { closest } from '../scenario/closest.ts';
import { allConsequences } from '../case/outcomes.ts';
import type { Effects, Value } from '../scenario/schema-effects.ts';
import type { Decision } from '../scenario/schema-decisions.ts';

/** Everything named exists: scenes, endings, roles, variables with values that fit, gates, exhibits, competencies. */
export function checkReferences(check: CheckContext): void {
	checkVariables(check);
	checkExits(check);
	checkInjectsAndIncidents(check);
	for (const [at, scene] of check.structure.scenes.entries())
		for (const [number, id] of scene.exhibits.entries())
			known(check, ['scenes', at, 'exhibits', number], 'exhibit', id, Object.keys(check.structure.exhibits));
	for (const { decision, path } of eachDecision(check)) checkDecisionNames(check, decision, path);
}

function known({ tell }: CheckContext, path: Path, what: string, id: string, ids: readonly string[]): void {
	if (ids.includes(id)) return;
	const near = closest(id, ids);
	tell('scenario/unknown-id', path, `There is no ${what} "${id}"${near ? `: did you mean "${near}"?` : '.'}`);
}

function checkVariables({ structure, tell }: CheckContext): void {
	for (const [name, variable] of Object.entries(structure.variables)) {
		const path = ['variables', name];
		if ('one_of' in variable && !variable.one_of.includes(variable.start))
			tell(
				'scenario/value-out-of-list',
				[...path, 'start'],
				`"${variable.start}" is not in the list of "${name}": ${variable.one_of.join(', ')}.`
			);
		if ('from' in variable && variable.from >= variable.to)
			tell(
				'scenario/empty-range',
				path,
				`"${name}" goes from ${variable.from} to ${variable.to}: expected the larger number last.`
			);
		if ('from' in variable && (variable.start < variable.from || variable.start > variable.to))
			tell(
				'scenario/value-out-of-range',
				[...path, 'start'],
				`"${name}" starts at ${variable.start}, outside ${variable.from} to ${variable.to}.`
			);
	}
}

function checkExits(check: CheckContext): void {
	const { structure, tell } = check;
	const scenes = structure.scenes.map(({ id }) => id);
	for (const [at, scene] of structure.scenes.entries())
		for (const [number, exit] of scene.exits.entries()) {
			const path = ['scenes', at, 'exits', number];
			const isLast = number === scene.exits.length - 1;
			if ('to' in exit) known(check, path, 'scene', exit.to, scenes);
			else known(check, path, 'ending', exit.end, Object.keys(structure.endings));
			if ('to' in exit && scenes.includes(exit.to) && scenes.indexOf(exit.to) <= at)
				tell('scenario/cycle', path, `"${scene.id}" leads back to "${exit.to}": a scene leads only to later ones.`);
			if (isLast && exit.when !== undefined)
				tell(
					'scenario/exit-not-total',
					path,
					`The last exit of "${scene.id}" has a condition: the scene could have no way out.`
				);
			if (!isLast && exit.when === undefined)
				tell(
					'scenario/exit-never-read',
					path,
					`This exit of "${scene.id}" has no condition: those after it are never read.`
				);
		}
}

function checkInjectsAndIncidents(check: CheckContext): void {
	const { structure } = check;
	const scenes = structure.scenes.map(({ id }) => id);
	for (const [id, inject] of Object.entries(structure.injects)) {
		for (const scene of inject.scenes) known(check, ['injects', id, 'scenes'], 'scene', scene, scenes);
		checkEffects(check, inject, ['injects', id]);
	}
	for (const [id, incident] of Object.entries(structure.incidents)) {
		for (const scene of incident.scenes) known(check, ['incidents', id, 'scenes'], 'scene', scene, scenes);
		checkRuling(check, id, incident);
	}
}

function checkRuling(
	check: CheckContext,
	id: string,
	{ ruling, scenes }: { ruling: string; scenes: readonly string[] }
): void {
	const { structure, tell } = check;
	const path = ['incidents', id, 'ruling'];
	const at = structure.scenes.findIndex((scene) => scene.decisions.some((decision) => decision.id === ruling));
	const decision = structure.scenes[at]?.decisions.find((one) => one.id === ruling);
	if (decision?.kind !== 'ruling' || decision.incident !== id)
		return tell(
			'scenario/ruling-mismatch',
			path,
			`Expected the id of a decision of kind ruling with "incident: ${id}", found "${ruling}".`
		);
	const late = scenes.find((scene) => structure.scenes.findIndex((one) => one.id === scene) > at);
	if (late !== undefined)
		tell('scenario/ruling-too-early', path, `"${id}" may be raised in "${late}", after the scene that rules on it.`);
}

function checkDecisionNames(check: CheckContext, decision: Decision, path: Path): void {
	const { structure } = check;
	known(check, [...path, 'role'], 'role (declare it under roles)', decision.role, Object.keys(structure.roles));
	if (decision.kind === 'ruling' && decision.incident !== undefined)
		known(check, [...path, 'incident'], 'incident', decision.incident, Object.keys(structure.incidents));
	if (decision.kind === 'select')
		known(check, [...path, 'score', 'competency'], 'competency', decision.score.competency, structure.competencies);
	const field = consequenceField(decision);
	const carriers = decision.kind === 'write' ? decision.points : allConsequences(decision);
	for (const [number, { marks }] of carriers.entries())
		for (const competency of marks.flatMap(({ give }) => Object.keys(give)))
			known(check, [...path, field, number, 'marks'], 'competency', competency, structure.competencies);
	for (const [number, consequence] of allConsequences(decision).entries())
		checkEffects(check, consequence, [...path, field, number]);
}

function checkEffects(check: CheckContext, effects: Effects, path: Path): void {
	const { structure } = check;
	for (const [name, value] of Object.entries(effects.set)) checkSet(check, [...path, 'set', name], name, value);
	for (const name of Object.keys(effects.add)) checkAdd(check, [...path, 'add', name], name);
	for (const gate of effects.gate) known(check, [...path, 'gate'], 'gate', gate, Object.keys(structure.gates));
	for (const id of Object.keys(effects.exhibits))
		known(check, [...path, 'exhibits', id], 'exhibit', id, Object.keys(structure.exhibits));
}

function checkSet(check: CheckContext, path: Path, name: string, value: Value): void {
	const { structure, types, tell } = check;
	known(check, path, 'variable', name, Object.keys(structure.variables));
	const type = types.get(name);
	if (!type || !(name in structure.variables)) return;
	if (type.type === 'yes-or-no' && typeof value !== 'boolean')
		tell('scenario/value-type', path, `"${name}" is yes or no: expected true or false, found ${String(value)}.`);
	if (type.type === 'whole' && (typeof value !== 'number' || value < type.from || value > type.to))
		tell(
			'scenario/value-out-of-range',
			path,
			`"${name}" goes from ${type.from} to ${type.to}, found ${String(value)}.`
		);
	if (type.type === 'one-of' && (typeof value !== 'string' || !type.words.includes(value))) {
		const near = closest(String(value), type.words);
		tell(
			'scenario/value-out-of-list',
			path,
			`"${name}" is never "${String(value)}"${near ? `: did you mean "${near}"?` : ''} Expected one of ${type.words.join(', ')}.`
		);
	}
}

function checkAdd(check: CheckContext, path: Path, name: string): void {
	known(check, path, 'variable', name, Object.keys(check.structure.variables));
	const type = check.types.get(name);
	if (type && type.type !== 'whole')
		check.tell('scenario/value-type', path, `Only a whole number can be added to: "${name}" is not one.`);
}
