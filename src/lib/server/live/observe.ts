import * as v from 'valibot';
import type { Language } from '#lib/i18n/language.ts';
import { canonicalJson } from '#lib/records/index.ts';
import { isRoleId, presentScenario, type RoleId } from '#lib/trial/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { insertAssessment, standingAssessments } from '../db/assessment-repository.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';
import { ticksOf } from '../marking/assessed-texts.ts';
import type { Here } from './member-here.ts';
import { liveRoles, seatNow, type Room } from './room.ts';

/** What an observer saw of a competency in a role: to be worked on, in part, achieved. */
export const levels = [0, 1, 2] as const;
type Level = (typeof levels)[number];

/** One line of a grid. */
export interface Observed {
	readonly role: RoleId;
	readonly competency: string;
	readonly level: Level;
}

/** A grid bears on the whole trial and on no event of it: numbers of events begin at 1. */
export const wholeTrial = 0;

/** The grid of a room as an observer fills it in. */
export interface Grid {
	readonly title: string;
	readonly roles: readonly RoleId[];
	readonly competencies: readonly { readonly id: string; readonly name: string; readonly about: string }[];
	readonly own: readonly Observed[];
}

type GridApp = Pick<App, 'db' | 'live' | 'content' | 'clock' | 'newId'>;

/** The grid, to those who watch and have no seat; undefined for anybody else. */
export async function seeGrid(
	app: GridApp,
	here: Here,
	trialId: string,
	language: Language
): Promise<Grid | undefined> {
	const room = await app.live.room(trialId);
	if (!room || !watches(room, here)) return undefined;
	const { title, competencies } = presentScenario(room.scenario, language);
	const named = app.content.competencies.filter(({ id }) => competencies.includes(id));
	const own = await ownRow(app, here, trialId);
	return {
		title,
		roles: liveRoles(room.scenario).map(({ role }) => role),
		competencies: named.map(({ id, name, about }) => ({ id, name: name[language], about: about[language] })),
		own: own ? observedIn(ticksOf(own)) : []
	};
}

const watches = (room: Room, here: Here): boolean => !here.conducts && seatNow(room, here.personId) === undefined;

const ownRow = async ({ db }: Pick<App, 'db'>, { personId }: Here, trialId: string) =>
	(await standingAssessments(db.read, trialId)).find(
		(row) => row.as === 'peer' && row.event_seq === wholeTrial && row.assessor_id === personId
	);

const tick = v.pipe(v.string(), v.regex(/^[a-z-]+ [a-z0-9-]+ [012]$/));

/** The lines that ticks tell, as the database keeps them: « judge evidence 2 ». */
export function observedIn(ticks: readonly string[]): Observed[] {
	return ticks.flatMap((one): Observed[] => {
		const [role = '', competency = '', digit = ''] = v.is(tick, one) ? one.split(' ') : [];
		const level = levels.find((known) => String(known) === digit);
		return isRoleId(role) && level !== undefined ? [{ role, competency, level }] : [];
	});
}

/** Keeps the grid of an observer over the one they had; false where they may not, or the grids were opened to all. Nobody reads it before it is opened. */
export async function keepGrid(
	app: GridApp,
	here: Here,
	trialId: string,
	observed: readonly Observed[]
): Promise<boolean> {
	const grid = await seeGrid(app, here, trialId, 'fr');
	const room = await app.live.room(trialId);
	if (!grid || room?.state.live?.debrief?.gridsClosed) return false;
	const known = observed.filter(
		({ role, competency }) => grid.roles.includes(role) && grid.competencies.some(({ id }) => id === competency)
	);
	const ticks = canonicalJson(known.map((one) => `${one.role} ${one.competency} ${one.level}`).toSorted());
	const before = await ownRow(app, here, trialId);
	if (before?.ticks === ticks) return true;
	const row = {
		...{ id: app.newId(), trial_id: trialId, event_seq: wholeTrial, assessor_id: here.personId, as: 'peer' as const },
		...{ ticks, supersedes: before?.id ?? null, at: app.clock().toISOString(), text_id: null, text_hash: null }
	};
	try {
		await inTransaction(app.db, (trx) => insertAssessment(trx, row));
	} catch (error) {
		// Sent twice at once: the one that came first stands.
		if (!isUniqueViolation(error)) throw error;
	}
	return true;
}
