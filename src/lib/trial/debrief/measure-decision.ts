import { bestAnswer, type BestAnswer } from './best-answer.ts';
import type { CaseContext } from '../case/case-types.ts';
import type { OwnDecision } from './own-decisions.ts';
import { withQuestion } from '../proof/examination-branches.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import { givenHere, stillOpen } from './score.ts';
import type { Taken } from '../room/trial-state.ts';

/** What a decision cost: the best total still open to its role before it and after it. */
export interface Measured {
	readonly before: number;
	readonly after: number;
	readonly best: BestAnswer | null;
}

/**
 * Measures what was answered as if the role had decided so: alone and for a role it has; for a seat that was outvoted it
 * tells what its own answer was worth.
 * @param earlier what whoever answered had answered before
 */
export function measureDecision(
	scenario: Scenario,
	{ taken, before }: OwnDecision,
	decision: Decision,
	earlier: readonly Taken[]
): Measured {
	const answered = { ...before, case: answeredBy(before.case, decision, taken) };
	const given = givenHere(earlier.filter(({ scene }) => scene === before.case.at));
	return {
		before: stillOpen(scenario, before, decision.role, earlier),
		after: stillOpen(scenario, answered, decision.role, [...earlier, taken]),
		best: bestAnswer(scenario, decision.role, before.case, given, decision)
	};
}

function answeredBy(context: CaseContext, decision: Decision, { questions, outcome }: Taken): CaseContext {
	if (decision.kind !== 'examine') return { ...context, outcomes: { ...context.outcomes, [decision.id]: outcome } };
	const asked = questions
		.filter((id) => !context.asked[decision.id]?.includes(id))
		.reduce((now, id) => withQuestion(now, decision, id), context);
	return { ...asked, finished: [...asked.finished, decision.id] };
}
