import {
	branchesOf,
	isRoleId,
	replay,
	type Branch,
	type RoleId,
	type Scenario,
	type TrialState
} from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import type { Executor } from '../db/database.ts';
import {
	eventsOf,
	findSeatOf,
	findTrial,
	type SeatRow,
	type TrialEventRow,
	type TrialRow
} from '../db/trial-repository.ts';
import { readEvent } from './stored-event.ts';

/** A trial brought to where it stands, with the scenario exactly as it was when it was opened. */
export interface StandingTrial {
	trial: TrialRow;
	scenario: Scenario;
	log: readonly TrialEventRow[];
	state: TrialState;
}

/** A trial and the seat that a person holds in it. */
export interface HeldTrial extends StandingTrial {
	seat: SeatRow;
	role: RoleId;
}

/** The trial alone by its id, whoever asks; undefined when there is none. A live one is played through its room. */
export async function standingTrial(
	app: TrialsApp,
	executor: Executor,
	trialId: string
): Promise<StandingTrial | undefined> {
	const standing = await anyTrial(app, executor, trialId);
	return standing?.trial.mode === 'solo' ? standing : undefined;
}

/** The trial by its id, alone or live: to be read once it is over. */
export async function anyTrial(
	app: TrialsApp,
	executor: Executor,
	trialId: string
): Promise<StandingTrial | undefined> {
	const trial = await findTrial(executor, trialId);
	if (!trial) return undefined;
	const log = await eventsOf(executor, trialId);
	const scenario = await app.scenarios.byHash(trial.bundle_hash);
	if (!scenario) throw new Error(`The scenario of trial ${trialId} is not kept.`);
	return { trial, scenario, log, state: replay(scenario, log.map(readEvent)) };
}

/** The plays that its log holds, in the order in which they began. */
export const branchesIn = ({ scenario, log }: StandingTrial): Branch[] => branchesOf(scenario, log.map(readEvent));

/** The trial in which this person holds a seat; undefined when it is another's, as when there is none. */
export async function heldTrial(
	app: TrialsApp,
	executor: Executor,
	personId: string,
	trialId: string
): Promise<HeldTrial | undefined> {
	const seat = await findSeatOf(executor, trialId, personId);
	if (!seat || !isRoleId(seat.role)) return undefined;
	const standing = await standingTrial(app, executor, trialId);
	return standing && { ...standing, seat, role: seat.role };
}
