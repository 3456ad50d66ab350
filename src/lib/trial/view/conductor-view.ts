import type { PhaseId, RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import { ballotsOn } from '../live/live-ballots.ts';
import { forkChoices, isForkClosed } from '../live/forks.ts';
import { presentSeats, votersOn } from '../live/live-seats.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { openDecisions, openIncidents, sceneNow, seenValues } from '../case/scene-reading.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import { hintsOf } from './hints.ts';
import { decisionProse } from './taken-labels.ts';
import type { TrialState } from '../room/trial-state.ts';
import { wording } from '../scenario/wording.ts';

/** A decision that is waited for. What was voted stays secret from the conductor too. */
export interface AwaitedDecision {
	readonly id: string;
	readonly role: RoleId;
	readonly title: string;
	readonly voted: number;
	readonly voters: number;
	/** To be whispered one after another. */
	readonly hints: readonly string[];
	/** Where the vote of those without a seat stands; null on a decision that is no fork. */
	readonly fork: 'none' | 'open' | 'closed' | null;
}

/** A role without a present seat that has something to do in this scene: its script, or the conductor, acts for it. */
export interface AbsentRole {
	readonly role: RoleId;
	readonly titles: readonly string[];
}

export interface ConductorInject {
	readonly id: string;
	readonly title: string;
	readonly text: string;
	readonly state: 'ready' | 'later' | 'fired';
}

/** A decision of the play now, to which the room can go back. */
export interface ForkMoment {
	/** The event to go back to. */
	readonly to: number;
	readonly title: string;
	readonly sceneTitle: string;
	readonly phase: PhaseId;
}

/** What whoever conducts a room needs besides the public view. */
export interface ConductorView {
	readonly scene: string | null;
	/** What only single roles are told in this scene. */
	readonly awaited: readonly AwaitedDecision[];
	/** Roles with a present seat that may raise something, or let it pass, before the scene goes on. */
	readonly mayRaise: readonly RoleId[];
	readonly absent: readonly AbsentRole[];
	readonly injects: readonly ConductorInject[];
	readonly forks: readonly ForkMoment[];
}

/** Computes it; nothing of it may reach a seat or the public. */
export function conductorView(scenario: Scenario, state: TrialState, language: ScenarioLanguage): ConductorView {
	const reading = { scenario, state, language };
	const playing = state.status === 'playing';
	return {
		scene: state.case.at,
		awaited: playing ? awaitedIn(reading) : [],
		mayRaise: playing ? waitingToRaise(reading).filter((role) => isPlayed(state, role)) : [],
		absent: playing ? absentIn(reading) : [],
		injects: playing ? injectsIn(reading) : [],
		forks: forksIn(reading)
	};
}

interface Reading {
	readonly scenario: Scenario;
	readonly state: TrialState;
	readonly language: ScenarioLanguage;
}

const isPlayed = ({ live }: TrialState, role: RoleId): boolean =>
	live !== undefined && presentSeats(live, role).length > 0;

const titleOf = ({ scenario, state, language }: Reading, decision: Decision): string =>
	decisionProse(scenario, language, decision, seenValues(scenario, state.case))(null, 'title');

const awaitedIn = (reading: Reading): AwaitedDecision[] =>
	openDecisions(reading.scenario, reading.state.case)
		.filter(({ role }) => isPlayed(reading.state, role))
		.map((decision) => ({
			id: decision.id,
			role: decision.role,
			title: titleOf(reading, decision),
			voted: ballotsOn(reading.scenario, reading.state, decision).length,
			voters: reading.state.live ? votersOn(reading.state.live, decision).length : 0,
			hints: hintsOf(reading.scenario, reading.language, decision, seenValues(reading.scenario, reading.state.case)),
			fork: forkOn(reading.state, decision)
		}));

function forkOn(state: TrialState, decision: Decision): AwaitedDecision['fork'] {
	if (forkChoices(decision).length === 0) return null;
	const fork = state.live?.forks?.find((one) => one.decision === decision.id);
	if (!fork) return 'none';
	return isForkClosed(state, fork) ? 'closed' : 'open';
}

const waitingToRaise = ({ scenario, state }: Reading): RoleId[] => [
	...new Set(openIncidents(scenario, state.case).flatMap((id) => scenario.structure.incidents[id]?.by ?? []))
];

function absentIn(reading: Reading): AbsentRole[] {
	const { scenario, state } = reading;
	const open = openDecisions(scenario, state.case);
	const roles = new Set([...open.map(({ role }) => role), ...waitingToRaise(reading)]);
	return [...roles]
		.filter((role) => !isPlayed(state, role))
		.map((role) => ({
			role,
			titles: open.filter((one) => one.role === role).map((decision) => titleOf(reading, decision))
		}));
}

function injectsIn({ scenario, state, language }: Reading): ConductorInject[] {
	const scene = sceneNow(scenario, state.case);
	const { fired, armed } = state.case;
	const numberOf = (id: string) => scenario.index.sceneNumbers.get(id) ?? 0;
	const here = numberOf(state.case.at ?? '');
	return Object.entries(scenario.structure.injects).flatMap(([id, { scenes }]): ConductorInject[] => {
		const isFired = fired.includes(id) || armed.includes(id);
		if (!isFired && scenes.every((one) => numberOf(one) < here)) return [];
		const read = (block: string) => wording(scenario, language, `inject.${id}`, block, state.case.entry) ?? '';
		const isOpen = scene !== null && scenes.includes(scene.id);
		return [{ id, title: read('title'), text: read('text'), state: isFired ? 'fired' : isOpen ? 'ready' : 'later' }];
	});
}

/** The decisions that people took, newest first: going back means before the first word about it. */
function forksIn({ scenario, state, language }: Reading): ForkMoment[] {
	const ofPeople = state.taken.filter(({ by }) => by !== 'script');
	return ofPeople.toReversed().flatMap((taken): ForkMoment[] => {
		const place = scenario.index.decisions.get(taken.decision);
		const begun = state.branch.find(({ event }) => 'decision' in event && event.decision === taken.decision);
		const to = state.branch.filter(({ seq }) => seq < (begun?.seq ?? 0)).at(-1)?.seq;
		if (!place || to === undefined) return [];
		const seen = state.case.closed.find(({ scene }) => scene === taken.scene)?.seen ?? seenValues(scenario, state.case);
		return [
			{
				to,
				title: decisionProse(scenario, language, place.decision, seen)(null, 'title'),
				sceneTitle: wording(scenario, language, taken.scene, 'title', seen) ?? '',
				phase: place.scene.phase
			}
		];
	});
}
