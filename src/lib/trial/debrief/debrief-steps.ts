import type { BestAnswer } from './best-answer.ts';
import type { Assessed, DebriefReason, DebriefStep } from './debrief-types.ts';
import type { ScenarioLanguage } from '../scenario/ids.ts';
import { amountsOf, allConsequences, consequencesOf, quantifyBand } from '../case/outcomes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Consequence, Decision } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';
import { measureDecision, type Measured } from './measure-decision.ts';
import { ownDecisions, type OwnDecision, type Whose } from './own-decisions.ts';
import { marksOfTaken, seenIn } from './score.ts';
import { weighAll } from './outlook.ts';
import {
	answerLabels,
	consequenceText,
	decisionProse,
	pickedIds,
	takenLabels,
	unitOf,
	type DecisionProse
} from '../view/taken-labels.ts';
import type { Taken, TrialState } from '../room/trial-state.ts';
import { wording } from '../scenario/wording.ts';

interface Reading {
	readonly scenario: Scenario;
	readonly state: TrialState;
	readonly language: ScenarioLanguage;
	readonly assessed: Assessed;
	readonly whose: Whose;
}

/** Every decision of the role or the seat, in order, against the best that was still open. */
export function debriefSteps(reading: Reading): DebriefStep[] {
	const { scenario, state, whose } = reading;
	const own = ownDecisions(scenario, state, whose);
	return own.flatMap((one, at) => {
		const decision = scenario.index.decisions.get(one.taken.decision)?.decision;
		const earlier = own.slice(0, at).map(({ taken }) => taken);
		return decision ? [stepOf(reading, one, decision, measureDecision(scenario, one, decision, earlier))] : [];
	});
}

function stepOf(
	reading: Reading,
	{ taken, together }: OwnDecision,
	decision: Decision,
	{ before, after, best }: Measured
): DebriefStep {
	const { scenario, state, language, assessed } = reading;
	const seen = seenIn(scenario, state.case, taken.scene);
	const prose = decisionProse(scenario, language, decision, seen);
	const chosen = takenLabels(prose, taken);
	const scene = scenario.index.scenes.get(taken.scene);
	const cost = before - after;
	const decided = takenLabels(prose, together);
	return {
		seq: taken.seq,
		scene: taken.scene,
		sceneTitle: wording(scenario, language, taken.scene, 'title', seen) ?? '',
		phase: scene?.phase ?? 'detection',
		decision: decision.id,
		kind: decision.kind,
		title: prose(null, 'title'),
		ask: prose(null, 'ask'),
		chosen,
		together: isSame(chosen, decided) ? null : decided,
		best: cost === 0 ? chosen : bestLabels(reading, prose, decision, best, seen),
		unit: unitOf(decision),
		cites: citesOf(reading, taken),
		consequence: consequenceText(prose, decision, taken),
		marks: weighAll(marksOfTaken(scenario, state, taken, assessed)),
		before,
		after,
		cost,
		reasons: reasonsOf(prose, decision, taken, cost === 0 ? null : best),
		sources: decision.source,
		gates: gatesOf(decision, taken),
		points: labelledPoints(prose, decision)
	};
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
	one.length === other.length && one.every((label, at) => label === other[at]);

const citesOf = ({ scenario, state, language }: Reading, { cites = [] }: Taken): DebriefStep['cites'] =>
	cites.map((id) => ({
		id,
		label: wording(scenario, language, `exhibit.${id}`, 'label', state.case.entry) ?? id
	}));

/** The labels of the best answer; a quantity is the whole range that is as good. */
export function bestLabels(
	{ scenario }: Pick<Reading, 'scenario'>,
	prose: DecisionProse,
	decision: Decision,
	best: BestAnswer | null,
	seen: Values
) {
	if (best === null) return [];
	if (decision.kind !== 'quantify') return answerLabels(prose, best.answer, best.questions);
	const inBand = amountsOf(decision).filter(
		(amount) => quantifyBand(decision, amount, scenario.index.conditions, seen)?.id === best.outcome
	);
	const [first, last] = [inBand.at(0), inBand.at(-1)];
	return first === undefined || last === undefined ? [] : [first === last ? String(first) : `${first}–${last}`];
}

/** Why each choice is what it is: all of them for choices, options and questions, those that came into play otherwise. */
export function reasonsOf(
	prose: DecisionProse,
	decision: Decision,
	taken: Taken,
	best: BestAnswer | null
): DebriefReason[] {
	const chosen = reasonIds(decision, taken);
	const better = best === null ? chosen : reasonIds(decision, best);
	const isTold = ({ id }: Consequence) =>
		decision.kind !== 'ruling' && decision.kind !== 'order' && decision.kind !== 'quantify'
			? true
			: chosen.includes(id) || better.includes(id);
	return allConsequences(decision)
		.filter(isTold)
		.map(({ id, source }) => ({
			id,
			label: prose(id, 'label'),
			why: prose(id, 'why'),
			sources: source,
			chosen: chosen.includes(id),
			best: better.includes(id)
		}));
}

function reasonIds(decision: Decision, given: Pick<Taken, 'answer' | 'questions' | 'outcome'>): readonly string[] {
	const byOutcome = decision.kind === 'ruling' || decision.kind === 'order' || decision.kind === 'quantify';
	return byOutcome ? [given.outcome] : pickedIds(given.answer, given.questions);
}

/** The gates that an answer raises. */
export function gatesOf(decision: Decision, taken: Taken): string[] {
	const asked = decision.kind === 'examine' ? decision.questions.filter(({ id }) => taken.questions.includes(id)) : [];
	return [...consequencesOf(decision, taken.outcome), ...asked].flatMap(({ gate }) => gate);
}

/** The points expected of a text, in words. */
export const labelledPoints = (prose: DecisionProse, decision: Decision): DebriefStep['points'] =>
	decision.kind === 'write'
		? decision.points.map(({ id, source }) => ({ id, label: prose(id, 'label'), sources: source }))
		: [];
