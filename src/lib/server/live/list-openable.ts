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
	/** Each by its name in the reader's language, or by its id where the case gives it none. */
	readonly variants: readonly { readonly id: string; readonly name: string }[];
}

/** The cases that a trainer may open a live room for. */
export const listOpenable = (app: Pick<LiveApp, 'scenarios'>, language: Language): OpenableCase[] =>
	app.scenarios.scenarios.flatMap((scenario) => {
		const roles = liveRoles(scenario);
		if (roles.length === 0) return [];
		const { id, title, minutes, variants, variantNames } = presentScenario(scenario, language);
		const named = variants.map((variant) => ({ id: variant, name: variantNames[variant] ?? variant }));
		return [{ id, title, minutes, roles, variants: named }];
	});
