import { reservedNames, type CheckContext, type Path } from './check-context.ts';
import { allConsequences } from '../case/outcomes.ts';
import type { Decision } from '../scenario/schema-decisions.ts';

/** Headings of the prose that no scene may be called. */
const reservedScenes = ['about', 'role', 'exhibit', 'inject', 'incident', 'gate', 'ending'];

/** Ids are unique where something names them, and collide with no word of the formats. */
export function checkIds(check: CheckContext): void {
	const { structure, tell } = check;
	unique(
		check,
		structure.scenes.map(({ id }, at) => [id, ['scenes', at, 'id']]),
		'scene'
	);
	unique(
		check,
		eachDecision(check).map(({ decision, path }) => [decision.id, [...path, 'id']]),
		'decision'
	);
	for (const [at, { id }] of structure.scenes.entries())
		if (reservedScenes.includes(id))
			tell('scenario/reserved-id', ['scenes', at, 'id'], `A scene cannot be called "${id}".`);
	for (const name of [...Object.keys(structure.variables), ...Object.keys(structure.gates)])
		if (reservedNames.includes(name) || name === 'variant')
			tell(
				'scenario/reserved-id',
				[name in structure.variables ? 'variables' : 'gates', name],
				`"${name}" is a word of the condition language: choose another name.`
			);
	for (const gate of Object.keys(structure.gates))
		if (gate in structure.variables)
			tell(
				'scenario/duplicate-id',
				['gates', gate],
				`"${gate}" is a variable already: a gate needs a name of its own.`
			);
	for (const id of Object.keys(structure.incidents))
		if (eachDecision(check).some(({ decision }) => decision.id === id))
			tell(
				'scenario/duplicate-id',
				['incidents', id],
				`"${id}" is a decision already: an incident needs an id of its own.`
			);
	for (const { decision, path } of eachDecision(check)) answerIds(check, decision, path);
}

/** Every decision with its path in the file. */
export const eachDecision = ({ structure }: CheckContext): { decision: Decision; path: Path; scene: number }[] =>
	structure.scenes.flatMap((scene, at) =>
		scene.decisions.map((decision, number) => ({ decision, path: ['scenes', at, 'decisions', number], scene: at }))
	);

/** Where the consequences of a decision stand in the file. */
export const consequenceField = ({ kind }: Decision): string =>
	({
		choose: 'choices',
		select: 'options',
		examine: 'questions',
		ruling: 'outcomes',
		order: 'bands',
		quantify: 'bands',
		write: 'points'
	})[kind];

function answerIds(check: CheckContext, decision: Decision, path: Path): void {
	const field = consequenceField(decision);
	const ids = decision.kind === 'write' ? decision.points : allConsequences(decision);
	unique(
		check,
		ids.map(({ id }, at) => [id, [...path, field, at, 'id']]),
		`${field.slice(0, -1)} of "${decision.id}"`
	);
	if (decision.kind === 'order')
		unique(
			check,
			decision.steps.map((id, at) => [id, [...path, 'steps', at]]),
			'step'
		);
	if (decision.kind === 'ruling')
		unique(
			check,
			decision.grounds.map((id, at) => [id, [...path, 'grounds', at]]),
			'ground'
		);
}

function unique({ tell }: CheckContext, named: readonly (readonly [string, Path])[], what: string): void {
	const seen = new Set<string>();
	for (const [id, path] of named) {
		if (seen.has(id)) tell('scenario/duplicate-id', path, `There is already a ${what} called "${id}".`);
		seen.add(id);
	}
}
