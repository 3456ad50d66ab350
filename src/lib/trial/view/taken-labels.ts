import type { Answer } from '../room/answer.ts';
import type { ScenarioLanguage } from '../scenario/ids.ts';
import { consequencesOf } from '../case/outcomes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Consequence, Decision, UnitId } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';
import type { Taken } from '../room/trial-state.ts';
import { wording } from '../scenario/wording.ts';

/** Reads the prose of one decision in one language. */
export type DecisionProse = (part: string | null, block: string) => string;

export const decisionProse =
	(scenario: Scenario, language: ScenarioLanguage, decision: Decision, values: Values): DecisionProse =>
	(part, block) => {
		const scene = scenario.index.decisions.get(decision.id)?.scene.id ?? '';
		const heading = [scene, decision.id, ...(part === null ? [] : [part])].join('.');
		return wording(scenario, language, heading, block, values) ?? '';
	};

/** The ids that an answer picks, as headings name them. */
export function pickedIds(answer: Answer | null, questions: readonly string[]): readonly string[] {
	switch (answer?.kind) {
		case undefined:
			return questions;
		case 'choose':
			return [answer.choice];
		case 'select':
			return answer.options;
		case 'ruling':
			return [answer.ruling, answer.ground];
		case 'order':
			return answer.steps;
		case 'quantify':
		case 'write':
			return [];
	}
}

/** Labels of what was answered; a quantity is its number. */
export const answerLabels = (prose: DecisionProse, answer: Answer | null, questions: readonly string[]): string[] =>
	answer?.kind === 'quantify'
		? [String(answer.amount)]
		: pickedIds(answer, questions).map((id) => prose(id, 'label') || id);

export const takenLabels = (prose: DecisionProse, taken: Taken): string[] =>
	answerLabels(prose, taken.answer, taken.questions);

export const unitOf = (decision: Decision): UnitId | null => (decision.kind === 'quantify' ? decision.unit : null);

/** The answers that have something to tell. The outcome of a `select` names only what has effects: here all that was picked. */
export const toldOf = (
	decision: Decision,
	{ answer, outcome }: Pick<Taken, 'answer' | 'outcome'>
): readonly Consequence[] =>
	decision.kind === 'select' && answer?.kind === 'select'
		? decision.options.filter(({ id }) => answer.options.includes(id))
		: consequencesOf(decision, outcome);

/** What followed, told in the story: the consequence of each answer. */
export const consequenceText = (prose: DecisionProse, decision: Decision, taken: Taken): string =>
	toldOf(decision, taken)
		.map(({ id }) => prose(id, 'consequence'))
		.filter((text) => text !== '')
		.join('\n\n');
