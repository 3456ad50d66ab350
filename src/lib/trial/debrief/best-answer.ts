import type { Answer } from '../room/answer.ts';
import type { CaseContext } from '../case/case-types.ts';
import { examinationBranches } from '../proof/examination-branches.ts';
import type { RoleId } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { seenValues } from '../case/scene-reading.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import { solverOf } from './score.ts';
import type { Given } from '../proof/solver.ts';
import { waysToAnswer } from '../proof/ways.ts';

/** An answer with the most marks still open behind it: an answer, or the questions of an examination. */
export interface BestAnswer {
	readonly answer: Answer | null;
	readonly outcome: string;
	readonly questions: readonly string[];
}

/** The best answer to an open decision of a role at a moment of the case; null where it has none to give. */
export function bestAnswer(
	scenario: Scenario,
	role: RoleId,
	context: CaseContext,
	given: Given,
	decision: Decision
): BestAnswer | null {
	const candidates =
		decision.kind === 'examine'
			? questionSets(scenario, context, decision)
			: waysToAnswer(scenario, decision, seenValues(scenario, context)).map(({ outcome, best }) => ({
					context: { ...context, outcomes: { ...context.outcomes, [decision.id]: outcome } },
					given: { ...given, [decision.id]: best },
					found: { answer: best, outcome, questions: [] }
				}));
	const solver = solverOf(scenario, role);
	const valued = candidates.map((one) => ({
		found: one.found,
		best: solver.outlook(one.context, 'given' in one ? one.given : given).best
	}));
	return (
		valued.reduce<(typeof valued)[number] | null>(
			(winner, one) => (winner === null || one.best > winner.best ? one : winner),
			null
		)?.found ?? null
	);
}

const questionSets = (scenario: Scenario, context: CaseContext, decision: DecisionOf<'examine'>) =>
	examinationBranches(scenario, context, (one) => (one.id === decision.id ? null : one.script)).map(
		({ context: branch }) => ({
			context: branch,
			found: { answer: null, outcome: '', questions: branch.asked[decision.id] ?? [] }
		})
	);
