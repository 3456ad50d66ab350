import type { Assessed, DebriefStep } from './debrief-types.ts';
import { labelledPoints } from './debrief-steps.ts';
import type { RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { pointsOf, seenIn } from './score.ts';
import { weighAll } from './outlook.ts';
import { decisionProse } from '../view/taken-labels.ts';
import type { TrialState } from '../room/trial-state.ts';
import { view } from '../view/view.ts';
import type { ViewScene } from '../view/view-types.ts';

/** A text of the branch: the event that holds it and the decision it answers. */
export interface Written {
	readonly seq: number;
	readonly decision: string;
}

/** The points that an assessor found in the text of an event. */
export interface Ticked {
	readonly seq: number;
	readonly ticks: readonly string[];
}

/** The texts of the branch now played, in order. */
export const writtenIn = (state: TrialState): Written[] =>
	state.branch.flatMap(({ seq, event }) => {
		if (event.type === 'decided' && event.answer.kind === 'write') return [{ seq, decision: event.decision }];
		return event.type === 'voted' && countedTexts(state).has(seq) ? [{ seq, decision: event.decision }] : [];
	});

/** The ballots of a live room that hold the texts its decisions were closed with: of each lead its last. */
const countedTexts = ({ live, branch }: TrialState): ReadonlySet<number> =>
	new Set(
		(live?.cast ?? [])
			.filter(({ answer }) => answer?.kind === 'write')
			.flatMap(
				({ seat, decision }) =>
					branch.findLast(
						({ event }) => event.type === 'voted' && event.by.seat === seat && event.decision === decision
					)?.seq ?? []
			)
	);

/** What assessors' marks say of this branch: marks of a text that another branch holds do not count in it. */
export const assessedIn = (state: TrialState, marks: readonly Ticked[]): Assessed =>
	Object.fromEntries(
		writtenIn(state).flatMap(({ seq, decision }) =>
			marks.filter((mark) => mark.seq === seq).map(({ ticks }) => [decision, ticks] as const)
		)
	);

/** The marks of a text for the points found in it, and for all of them. */
export const marksOfText = (
	scenario: Scenario,
	decision: string,
	ticks: readonly string[]
): { got: number; possible: number } => ({
	got: weighAll(pointsOf(scenario, decision, ticks)),
	possible: weighAll(pointsOf(scenario, decision, null))
});

/** The ids of the points expected of a text, in the order of the scenario. */
export function expectedPoints(scenario: Scenario, id: string): string[] {
	const decision = scenario.index.decisions.get(id)?.decision;
	return decision?.kind === 'write' ? decision.points.map((point) => point.id) : [];
}

/** The points expected of a text, in words. */
export function pointsInWords(
	scenario: Scenario,
	state: TrialState,
	id: string,
	language: ScenarioLanguage
): DebriefStep['points'] {
	const place = scenario.index.decisions.get(id);
	if (!place) return [];
	const prose = decisionProse(scenario, language, place.decision, seenIn(scenario, state.case, place.scene.id));
	return labelledPoints(prose, place.decision);
}

/** What somebody was asked to write, as they read it then, and what is expected of it. */
export interface WritingTask {
	readonly scenario: string;
	readonly role: RoleId;
	readonly scene: ViewScene | null;
	readonly title: string;
	readonly ask: string;
	readonly points: DebriefStep['points'];
}

/**
 * The task of a `write` decision for who assesses its text.
 * @param before the trial as it stood when the text was written
 */
export function writingTask(
	scenario: Scenario,
	before: TrialState,
	{ decision: id, role, language }: { decision: string; role: RoleId; language: ScenarioLanguage }
): WritingTask {
	const seen = view(scenario, before, role, language);
	const decision = scenario.index.decisions.get(id)?.decision;
	const values = seenIn(scenario, before.case, before.case.at ?? '');
	const asked = seen.decisions.find((one) => one.id === id);
	return {
		scenario: seen.scenario.title,
		role,
		scene: seen.scene,
		title: asked?.title ?? '',
		ask: asked?.ask ?? '',
		points: decision ? labelledPoints(decisionProse(scenario, language, decision, values), decision) : []
	};
}

/** The title of a decision, for a list of texts. */
export function decisionTitle(scenario: Scenario, id: string, language: ScenarioLanguage): string {
	const decision = scenario.index.decisions.get(id)?.decision;
	return decision ? decisionProse(scenario, language, decision, scenario.index.start)(null, 'title') : id;
}
