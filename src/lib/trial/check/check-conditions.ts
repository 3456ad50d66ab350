import { checkCondition } from '../scenario/condition-check.ts';
import type { CheckContext, Path } from './check-context.ts';
import { consequenceField, eachDecision } from './check-ids.ts';
import { touchedBy } from '../scenario/effects.ts';
import { allConsequences } from '../case/outcomes.ts';
import type { Decision } from '../scenario/schema-decisions.ts';

/** Every condition of the structure is well formed, and none depends on the order in which things arrive in a scene. */
export function checkConditions(check: CheckContext): void {
	for (const { text, path } of conditionsIn(check.structure, []))
		for (const { code, message } of checkCondition(check.environment, check.types, text).problems)
			check.tell(code, path, message);
	for (const { decision, path, scene } of eachDecision(check)) checkOutcomeConditions(check, decision, path, scene);
	checkQuestions(check);
	checkUnread(check);
}

/** Every condition below a value, with its path: the texts of `when`, and of `right` where it is one. */
export function conditionsIn(value: unknown, path: Path): { text: string; path: Path }[] {
	if (Array.isArray(value)) return value.flatMap((item, at) => conditionsIn(item, [...path, at]));
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, field]) =>
		(key === 'when' || key === 'right') && typeof field === 'string'
			? [{ text: field, path: [...path, key] }]
			: conditionsIn(field, [...path, key])
	);
}

const readsOf = ({ environment, types }: CheckContext, value: unknown): string[] =>
	conditionsIn(value, []).flatMap(({ text }) => checkCondition(environment, types, text).reads);

/** An outcome picked by a condition must not change with an inject that arrives after the answer. */
function checkOutcomeConditions(check: CheckContext, decision: Decision, path: Path, scene: number): void {
	if (decision.kind !== 'ruling' && decision.kind !== 'order' && decision.kind !== 'quantify') return;
	const moving = touchedInScene(check, scene);
	for (const [at, { when }] of allConsequences(decision).entries()) {
		const late = readsOf(check, { when }).find((name) => moving.includes(name));
		if (late !== undefined)
			check.tell(
				'scenario/order-matters',
				[...path, consequenceField(decision), at],
				`This reads "${late}", which an inject or a question of the same scene changes: the result would depend on what comes first.`
			);
	}
}

function touchedInScene({ structure }: CheckContext, at: number): string[] {
	const scene = structure.scenes[at];
	const injects = Object.values(structure.injects).filter(({ scenes }) => scenes.includes(scene?.id ?? ''));
	const questions = (scene?.decisions ?? []).flatMap((one) => (one.kind === 'examine' ? one.questions : []));
	return [...injects, ...questions].flatMap(touchedBy);
}

/** Questions apply at once: they touch nothing that another decision of the scene reads. */
function checkQuestions(check: CheckContext): void {
	for (const { decision, path, scene } of eachDecision(check)) {
		if (decision.kind !== 'examine') continue;
		const siblings = check.structure.scenes[scene]?.decisions.filter((one) => one !== decision);
		const read = readsOf(check, siblings);
		for (const [at, question] of decision.questions.entries()) {
			const shared = touchedBy(question).find((name) => read.includes(name));
			if (shared !== undefined)
				check.tell(
					'scenario/order-matters',
					[...path, 'questions', at],
					`This question changes "${shared}", which another decision of the scene reads.`
				);
		}
	}
}

function checkUnread(check: CheckContext): void {
	const read = readsOf(check, check.structure);
	for (const name of Object.keys(check.structure.variables))
		if (!read.includes(name))
			check.tell('scenario/unread-variable', ['variables', name], `No condition reads "${name}".`, 'warning');
}
