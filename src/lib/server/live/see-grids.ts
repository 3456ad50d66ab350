import * as v from 'valibot';
import { isRoleId, type RoleId, type Scenario, type TrialState } from '#lib/trial/index.ts';
import type { App } from '../app.ts';
import { standingAssessments, type AssessmentRow } from '../db/assessment-repository.ts';
import type { Executor } from '../db/database.ts';
import { ticksOf } from '../marking/assessed-texts.ts';

/** What the observers of a room saw of one competency in one role. */
export interface GridLine {
	readonly role: RoleId;
	readonly competency: string;
	/** How many found it to be worked on, there in part, achieved. */
	readonly counts: readonly [number, number, number];
}

/** The observers' grids as one: who ticked what is nobody's to know. */
export interface SeenGrids {
	readonly observers: number;
	/** Empty as long as the grids are blind. */
	readonly lines: readonly GridLine[];
}

/** A grid bears on the whole trial, and so on no event of it. */
const wholeTrial = 0;
const tick = v.pipe(v.string(), v.regex(/^[a-z-]+ [a-z0-9-]+ [012]$/));

/** The observers' grids of a trial that stand. */
export const gridsOf = async (executor: Executor, trialId: string): Promise<AssessmentRow[]> =>
	(await standingAssessments(executor, trialId)).filter((row) => row.as === 'peer' && row.event_seq === wholeTrial);

/**
 * The grids of a room: how many there are, and what they hold once whoever leads the debrief has closed them.
 * @param role only what they say of it
 */
export async function seeGrids(
	executor: Executor,
	{ trialId, scenario, state }: { trialId: string; scenario: Scenario; state: TrialState },
	role?: RoleId
): Promise<SeenGrids> {
	const rows = await gridsOf(executor, trialId);
	const lines = state.live?.debrief?.gridsClosed ? linesOf(rows, scenario) : [];
	return { observers: rows.length, lines: role === undefined ? lines : lines.filter((line) => line.role === role) };
}

/** The same of a room by its trial, for its pages; null where there is no room, or the grids are still blind. */
export async function gridsOfRoom(app: Pick<App, 'db' | 'live'>, trialId: string): Promise<SeenGrids | null> {
	const room = await app.live.room(trialId);
	if (!room?.state.live?.debrief?.gridsClosed) return null;
	return seeGrids(app.db.read, { trialId, scenario: room.scenario, state: room.state });
}

function linesOf(rows: readonly AssessmentRow[], { structure }: Scenario): GridLine[] {
	const all = rows.flatMap(ticksOf).filter((one) => v.is(tick, one));
	const countOf = (role: string, competency: string, level: number) =>
		all.filter((one) => one === `${role} ${competency} ${level}`).length;
	return Object.keys(structure.roles)
		.filter(isRoleId)
		.flatMap((role) =>
			structure.competencies.map((competency): GridLine => ({
				role,
				competency,
				counts: [countOf(role, competency, 0), countOf(role, competency, 1), countOf(role, competency, 2)]
			}))
		)
		.filter(({ counts }) => counts.some((count) => count > 0));
}
