import type { Language } from '#lib/i18n/language.ts';
import { presentScenario, type RoleId } from '#lib/trial/index.ts';
import type { LiveApp } from './act.ts';
import { liveRoles } from './room.ts';

/** A case that can be played by several people. */
export interface OpenableCase {
	readonly id: string;
	readonly title: string;
	readonly minutes: number;
	readonly roles: readonly { readonly role: RoleId; readonly seats: number }[];
	/** Ids, as authors name them. */
	readonly variants: readonly string[];
}

/** The cases that a trainer may open a live room for. */
export const listOpenable = (app: Pick<LiveApp, 'scenarios'>, language: Language): OpenableCase[] =>
	app.scenarios.scenarios.flatMap((scenario) => {
		const roles = liveRoles(scenario);
		if (roles.length === 0) return [];
		const { id, title, minutes, variants } = presentScenario(scenario, language);
		return [{ id, title, minutes, roles, variants }];
	});
