import { m } from '#lib/i18n/messages.ts';
import type { Visitor } from '#lib/ui/visitor.ts';

/** An entry of the main navigation. */
export interface Place {
	readonly path: `/${string}`;
	readonly name: () => string;
	/** Pages that belong to it under another address. */
	readonly also?: `/${string}`;
}

interface Offer extends Place {
	readonly to: readonly string[];
}

/** The navigation, in its order, and the capabilities each entry is for. */
const offers: readonly Offer[] = [
	{ path: '/course', name: m.common_nav_course, to: ['trainee', 'trainer'] },
	{ path: '/trials', name: m.common_nav_trials, to: ['trainee', 'trainer'], also: '/trial' },
	{ path: '/live', name: m.common_nav_live, to: ['trainer'] },
	{ path: '/notebook', name: m.common_nav_notebook, to: ['trainee', 'trainer'] },
	{ path: '/dossier', name: m.common_nav_dossier, to: ['trainee'] },
	{ path: '/marking', name: m.common_nav_marking, to: ['trainer'] },
	{ path: '/evaluation', name: m.common_nav_evaluation, to: ['trainer'] },
	{ path: '/scenarios', name: m.common_nav_scenarios, to: ['trainer', 'administrator'] },
	{ path: '/certify', name: m.common_nav_certify, to: ['certifier'] },
	{ path: '/people', name: m.common_nav_people, to: ['administrator'] },
	{ path: '/journal', name: m.common_nav_journal, to: ['administrator'] }
];

const home: Place = { path: '/home', name: m.common_nav_home };

/** Where a person's capabilities lead; nowhere when nobody is signed in. */
export function placesFor(person: Visitor | null): readonly Place[] {
	if (!person) return [];
	return [home, ...offers.filter(({ to }) => to.some((capability) => person.capabilities.includes(capability)))];
}
