import type { Answer } from './answer.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';
import { answerProblem } from './answer-outcome.ts';

/**
 * What a role answers when nobody plays it; null where its script is closed here or it has none (a text), which the case
 * takes as silence.
 */
export function scriptedAnswer(scenario: Scenario, decision: Decision, values: Values): Answer | null {
	const answer = writtenScript(decision);
	return answer && answerProblem(scenario, decision, answer, values) === null ? answer : null;
}

function writtenScript(decision: Decision): Answer | null {
	switch (decision.kind) {
		case 'choose':
			return { kind: 'choose', choice: decision.script };
		case 'select':
			return { kind: 'select', options: decision.script };
		case 'ruling':
			return { kind: 'ruling', ...decision.script };
		case 'order':
			return { kind: 'order', steps: decision.script };
		case 'quantify':
			return { kind: 'quantify', amount: decision.script };
		case 'examine':
		case 'write':
			return null;
	}
}
