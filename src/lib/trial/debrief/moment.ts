import type { Branch } from '../room/branches.ts';
import type { PhaseId, ScenarioLanguage } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { seenIn } from './score.ts';
import { decisionProse } from '../view/taken-labels.ts';
import { wording } from '../scenario/wording.ts';

/** A moment of a trial in words: what was decided there, in which scene. */
export interface Moment {
	readonly title: string;
	readonly sceneTitle: string;
	readonly phase: PhaseId;
}

/** What was decided in a branch right after the event `seq`; null where nothing was. */
export function momentTitle(
	scenario: Scenario,
	{ events, state }: Branch,
	seq: number,
	language: ScenarioLanguage
): Moment | null {
	const next = events.find(({ seq: at, event }) => at > seq && 'decision' in event)?.event;
	const place = next && 'decision' in next ? scenario.index.decisions.get(next.decision) : undefined;
	if (!place) return null;
	const { decision, scene } = place;
	const seen = seenIn(scenario, state.case, scene.id);
	return {
		title: decisionProse(scenario, language, decision, seen)(null, 'title'),
		sceneTitle: wording(scenario, language, scene.id, 'title', seen) ?? '',
		phase: scene.phase
	};
}
