import type { Language } from '#lib/i18n/language.ts';
import type { LiveView, RoleId } from '#lib/trial/index.ts';
import type { Submission } from '../trials/submit-command.ts';
import type { ActAnswer, LiveApp } from './act.ts';
import type { Here } from './member-here.ts';
import { liveRoles } from './room.ts';
import { sightOf } from './sight.ts';

/** What a role that nobody plays sees, for whoever conducts to answer in its place; undefined where somebody plays it. */
export async function seeAbsentRole(
	app: LiveApp,
	trialId: string,
	role: RoleId,
	language: Language
): Promise<LiveView | undefined> {
	const room = await app.live.room(trialId);
	const isPlayed = room?.state.live?.seats.some((seat) => seat.present && seat.role === role);
	const isLive = room && liveRoles(room.scenario).some((one) => one.role === role);
	return room && isLive && !isPlayed ? sightOf(room, role, language).view : undefined;
}

/** Takes what whoever conducts answers in place of a role; the log, and the minutes, say that they did. */
export const actForRole = (
	app: LiveApp,
	here: Here,
	trialId: string,
	{ role, command, key, text }: Submission & { role: RoleId }
): Promise<ActAnswer> =>
	app.live.submit(trialId, {
		key,
		personId: here.personId,
		text,
		commands: () => [{ ...command, role, by: 'conductor' }]
	});
