import { m } from '#lib/i18n/messages.ts';
import type { Visitor } from '#lib/ui/visitor.ts';

/** An entry of the main navigation. */
export interface Place {
	readonly path: `/${string}`;
	readonly name: () => string;
}

const home: Place = { path: '/home', name: m.common_nav_home };

const placesOf: Readonly<Record<string, readonly Place[]>> = {
	trainee: [
		{ path: '/course', name: m.common_nav_course },
		{ path: '/trials', name: m.common_nav_trials },
		{ path: '/dossier', name: m.common_nav_dossier }
	],
	certifier: [{ path: '/certify', name: m.common_nav_certify }],
	administrator: [{ path: '/people', name: m.common_nav_people }]
};

/** Where a person's capabilities lead, in the order of the navigation; nowhere when nobody is signed in. */
export function placesFor(person: Visitor | null): readonly Place[] {
	if (!person) return [];
	return [
		home,
		...Object.keys(placesOf).flatMap((capability) =>
			person.capabilities.includes(capability) ? (placesOf[capability] ?? []) : []
		)
	];
}
