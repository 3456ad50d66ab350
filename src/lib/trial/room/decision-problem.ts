import type { Answer } from './answer.ts';
import { answerProblem } from './answer-outcome.ts';
import type { RoleId } from '../scenario/ids.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import { refuse } from './decided.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { presentDecisions, seenValues } from '../case/scene-reading.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { TrialState } from './trial-state.ts';
import { visibleExhibits } from '../case/visible-exhibits.ts';

/** The decision that a command names in the scene now; or why it is not there. `role` null asks for anybody's. */
export function decisionHere(
	scenario: Scenario,
	state: TrialState,
	{ decision: id, role }: { readonly decision: string; readonly role: RoleId | null }
): { readonly decision: Decision } | Refusal {
	const place = scenario.index.decisions.get(id);
	if (!place || place.scene.id !== state.case.at) return refuse('trial/no-such-decision');
	if (role !== null && place.decision.role !== role) return refuse('trial/not-your-decision');
	const isPresent = presentDecisions(scenario, state.case).includes(place.decision);
	return isPresent ? { decision: place.decision } : refuse('trial/decision-not-open');
}

interface Given {
	readonly answer: Answer;
	readonly cites?: readonly string[];
}

/** Why an answer, with the exhibits it cites, cannot be taken from a role; null where it can. */
export function givenProblem(
	scenario: Scenario,
	{ case: context, live }: TrialState,
	decision: Decision,
	{ answer, cites = [] }: Given
): RefusalCode | null {
	// Alone, nobody hears it.
	if (live === undefined && answer.kind === 'write' && answer.spoken) return 'trial/answer-invalid';
	const problem = answerProblem(scenario, decision, answer, seenValues(scenario, context));
	if (problem !== null || cites.length === 0) return problem;
	const visible = visibleExhibits(scenario, context, decision.role).map(({ id }) => id);
	return cites.every((id) => visible.includes(id)) ? null : 'trial/exhibit-not-visible';
}

/** What a log keeps of an answer: exhibits only where some were cited. */
export const keptOf = ({ answer, cites = [] }: Given): Given => (cites.length === 0 ? { answer } : { answer, cites });
