import type { Language } from '#lib/i18n/language.ts';
import { presentScenario, roleSheet, type RoleSheet } from '#lib/trial/index.ts';
import type { LiveApp } from './act.ts';
import { liveRoles } from './room.ts';

/** The sheets of a room's roles to print; undefined where there is no room, or its hearing has begun: then nobody needs one. */
export async function seeSheets(
	app: LiveApp,
	trialId: string,
	language: Language
): Promise<{ title: string; sheets: RoleSheet[]; law: readonly string[] } | undefined> {
	const room = await app.live.room(trialId);
	if (!room || room.state.live?.hall?.started !== false) return undefined;
	const { scenario, state } = room;
	return {
		title: presentScenario(scenario, language).title,
		sheets: liveRoles(scenario).map(({ role }) => roleSheet(scenario, state, role, language)),
		law: scenario.index.sources
	};
}
