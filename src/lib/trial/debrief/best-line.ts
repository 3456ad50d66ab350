import { bestAnswer, type BestAnswer } from './best-answer.ts';
import type { TrialEvent } from '../room/event.ts';
import type { PhaseId, RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import { decide } from '../room/room-decide.ts';
import { emptyTrial, evolve } from '../room/room-evolve.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { openDecisions, openIncidents, openQuestions } from '../case/scene-reading.ts';
import type { Decision, DecisionKind, UnitId } from '../scenario/schema-decisions.ts';
import { whoseAlone, type Whose } from './own-decisions.ts';
import { openAlone } from '../room/room-opening.ts';
import { givenHere, ownTaken, score, seenIn, stillOpen } from './score.ts';
import { decisionProse, takenLabels, unitOf } from '../view/taken-labels.ts';
import type { Taken, TrialState } from '../room/trial-state.ts';
import { wording } from '../scenario/wording.ts';

/** A decision as the best player takes it. */
export interface BestLineStep {
	readonly decision: string;
	readonly kind: DecisionKind;
	readonly phase: PhaseId;
	readonly title: string;
	/** Labels of what is chosen; for a `quantify` the amount alone, in `unit`. */
	readonly chosen: readonly string[];
	readonly unit: UnitId | null;
	/** Whether the play it is held against took the same. */
	readonly same: boolean;
}

/** A whole trial as the best player of a role takes it, the others by their scripts. */
export interface BestLine {
	readonly steps: readonly BestLineStep[];
	/** Labels of the incidents that this player raises. */
	readonly raised: readonly string[];
	readonly ending: { readonly title: string; readonly stands: boolean } | null;
	readonly got: number;
}

/**
 * The line with the most marks from the start of a played trial, as near to that play as it can be: where what was done
 * is as good as anything else, it is kept.
 * @param whose in a live room, the role whose line it is
 * @throws in a live room where it is not said
 */
export function bestLine(
	scenario: Scenario,
	played: TrialState,
	language: ScenarioLanguage,
	{ role }: Whose = whoseAlone(played)
): BestLine {
	const opened = { variant: played.case.variant, role, language, seed: '' };
	const line = playBest(scenario, openAlone(scenario, emptyTrial(scenario), opened), played);
	return lineOf(scenario, line, played, language);
}

/**
 * The line with the most marks for a role from a moment of any trial, the others by their scripts from there.
 * @returns no step that was taken before that moment
 */
export function bestLineFrom(scenario: Scenario, from: TrialState, role: RoleId, language: ScenarioLanguage): BestLine {
	const opened = { variant: from.case.variant, role, language, seed: '' };
	const start: TrialState = { ...emptyTrial(scenario), status: 'playing', opened, case: from.case };
	return lineOf(scenario, playBest(scenario, start, start), start, language);
}

const lineOf = (scenario: Scenario, line: TrialState, played: TrialState, language: ScenarioLanguage): BestLine => ({
	steps: ownTaken(line).flatMap((taken) => stepOf(scenario, line, played, taken, language)),
	raised: raisedIn(scenario, line, language),
	ending: endingOf(scenario, line, language),
	got: score(scenario, line).got
});

/** Decision after decision until the trial ends: each step leaves open all that was open before it. */
function playBest(scenario: Scenario, start: TrialState, played: TrialState): TrialState {
	const role = start.opened?.role;
	let now = start;
	while (role !== undefined && now.status === 'playing')
		now = takeAll(scenario, now, nextEvents(scenario, now, played, role));
	return now;
}

const takeAll = (scenario: Scenario, from: TrialState, events: readonly TrialEvent[]): TrialState =>
	events.reduce((now, event) => evolve(scenario, now, event), from);

function nextEvents(scenario: Scenario, now: TrialState, played: TrialState, role: RoleId): readonly TrialEvent[] {
	const decision = openDecisions(scenario, now.case).find((one) => one.role === role);
	const mine = played.branch.map(({ event }) => event);
	if (!decision) return incidentEvents(scenario, now, mine, role);
	const asPlayed = mine.filter((event) => 'decision' in event && event.decision === decision.id);
	if (asPlayed.length > 0 && keepsAll(scenario, now, asPlayed, role)) return asPlayed;
	const given = givenHere(ownTaken(now).filter(({ scene }) => scene === now.case.at));
	const best = bestAnswer(scenario, role, now.case, given, decision);
	if (best === null) throw new Error(`nothing answers ${decision.id}`);
	return eventsOf(scenario, now, decision, best);
}

/** Whether these events can be taken here, one after the other, and leave the best total open. */
function keepsAll(scenario: Scenario, from: TrialState, events: readonly TrialEvent[], role: RoleId): boolean {
	let now = from;
	for (const event of events) {
		if ('refusal' in decide(scenario, now, commandOf(event, now.case.at))) return false;
		now = evolve(scenario, now, event);
	}
	return stillOpen(scenario, now, role) === stillOpen(scenario, from, role);
}

/** The command that an event of a decision or of an incident came from. */
function commandOf(event: TrialEvent, scene: string | null): unknown {
	switch (event.type) {
		case 'decided':
			return { ...event, type: 'decide', scene };
		case 'asked':
			return { ...event, type: 'ask', scene };
		case 'finished-asking':
			return { ...event, type: 'finish-asking', scene };
		case 'incident':
			return { ...event, type: 'raise', scene };
		default:
			return event;
	}
}

/** Of the best questions one that is open: some open only once another was asked. */
function eventsOf(scenario: Scenario, now: TrialState, decision: Decision, best: BestAnswer): TrialEvent[] {
	const { id, role } = decision;
	if (best.answer) return [{ type: 'decided', role, decision: id, answer: best.answer }];
	if (decision.kind !== 'examine') throw new Error(`nothing answers ${id}`);
	const open = openQuestions(scenario, now.case, decision).map((one) => one.id);
	const question = best.questions.find((one) => open.includes(one));
	return [
		question === undefined
			? { type: 'finished-asking', role, decision: id }
			: { type: 'asked', role, decision: id, question }
	];
}

/** Raises what was raised or must be, where nothing is lost by it; lets the rest pass. */
function incidentEvents(
	scenario: Scenario,
	now: TrialState,
	mine: readonly TrialEvent[],
	role: RoleId
): readonly TrialEvent[] {
	const pass: TrialEvent = { type: 'passed', role, scene: now.case.at ?? '' };
	const raising = openIncidents(scenario, now.case)
		.filter((id) => scenario.structure.incidents[id]?.by === role)
		.map((incident): TrialEvent => ({ type: 'incident', role, incident }));
	const raised = mine.flatMap((event) => (event.type === 'incident' ? [event.incident] : []));
	const asPlayed = raising.filter((event) => event.type === 'incident' && raised.includes(event.incident));
	const keeping = [...asPlayed.map((event) => [event]), [pass], ...raising.map((event) => [event])];
	return keeping.find((events) => keepsAll(scenario, now, events, role)) ?? [pass];
}

function stepOf(
	scenario: Scenario,
	line: TrialState,
	played: TrialState,
	taken: Taken,
	language: ScenarioLanguage
): BestLineStep[] {
	const place = scenario.index.decisions.get(taken.decision);
	if (!place) return [];
	const prose = decisionProse(scenario, language, place.decision, seenIn(scenario, line.case, taken.scene));
	const theirs = ownTaken(played, taken.role).find(({ decision }) => decision === taken.decision);
	return [
		{
			decision: taken.decision,
			kind: place.decision.kind,
			phase: place.scene.phase,
			title: prose(null, 'title'),
			chosen: takenLabels(prose, taken),
			unit: unitOf(place.decision),
			same: theirs !== undefined && theirs.outcome === taken.outcome && sameAnswer(theirs, taken)
		}
	];
}

const sameAnswer = (one: Taken, other: Taken): boolean =>
	JSON.stringify([one.answer, one.questions]) === JSON.stringify([other.answer, other.questions]);

const raisedIn = (scenario: Scenario, { case: context, opened }: TrialState, language: ScenarioLanguage): string[] =>
	Object.keys(context.incidents)
		.filter((id) => scenario.structure.incidents[id]?.by === opened?.role)
		.map((id) => wording(scenario, language, `incident.${id}`, 'label', context.entry) ?? id);

function endingOf(scenario: Scenario, { ending, case: context }: TrialState, language: ScenarioLanguage) {
	if (ending === null) return null;
	const title = wording(scenario, language, `ending.${ending}`, 'title', context.entry) ?? ending;
	return { title, stands: scenario.structure.endings[ending]?.stands ?? false };
}
