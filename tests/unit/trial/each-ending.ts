import type { Command, RoleId, Scenario } from '#lib/trial/index.ts';
import { openDecisions, openIncidents, openQuestions, sceneNow, seenValues } from '#lib/trial/case/scene-reading.ts';
import { openingKey } from '#lib/trial/proof/solver.ts';
import { waysToAnswer } from '#lib/trial/proof/ways.ts';
import { open, send, type Play } from './players.ts';

/**
 * One play for each ending that a role alone can bring about, the others following their scripts. Every command is sent
 * as a page would send it; of the plays that open a scene alike, one goes on.
 */
export function playsToEachEnding(scenario: Scenario, role: RoleId, variant: string): Map<string, Play> {
	const found = new Map<string, Play>();
	const opened = new Set<string>();
	const waiting = [open(scenario, role, variant)];
	for (let play = waiting.pop(); play !== undefined; play = waiting.pop()) {
		const { ending } = play.state;
		const key = openingKey(scenario, play.state.case);
		if (ending !== null) found.set(ending, found.get(ending) ?? play);
		else if (!opened.has(key)) waiting.push(...throughScene(scenario, role, play));
		opened.add(key);
	}
	return found;
}

/** The plays that leave the scene, one for each way to go through it. */
function throughScene(scenario: Scenario, role: RoleId, start: Play): Play[] {
	const left: Play[] = [];
	const met = new Set<string>();
	const waiting = [start];
	for (let play = waiting.pop(); play !== undefined; play = waiting.pop()) {
		const { at, outcomes, asked, finished, incidents, letPass } = play.state.case;
		const key = JSON.stringify([outcomes, asked, finished, incidents, letPass]);
		if (at !== start.state.case.at) left.push(play);
		else if (!met.has(key)) waiting.push(...commands(scenario, role, play).map((one) => send(scenario, play, one)));
		if (at === start.state.case.at) met.add(key);
	}
	return left;
}

/** What the role may do next; its decisions are taken in their order, since their order makes no difference. */
function commands(scenario: Scenario, role: RoleId, { state }: Play): Command[] {
	const here = { role, scene: sceneNow(scenario, state.case)?.id ?? '' };
	const incident = openIncidents(scenario, state.case).find((id) => scenario.structure.incidents[id]?.by === role);
	if (incident)
		return [
			{ type: 'raise', ...here, incident },
			{ type: 'pass', ...here }
		];
	const decision = openDecisions(scenario, state.case).find((one) => one.role === role);
	if (!decision) return [];
	const on = { ...here, decision: decision.id };
	if (decision.kind === 'examine')
		return [
			...openQuestions(scenario, state.case, decision).map(({ id }): Command => ({ type: 'ask', ...on, question: id })),
			{ type: 'finish-asking', ...on }
		];
	return waysToAnswer(scenario, decision, seenValues(scenario, state.case)).map(({ best }) => ({
		type: 'decide',
		...on,
		answer: best
	}));
}
