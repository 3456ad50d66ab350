import type { Capability, Person } from './person.ts';

/** What an act is done to, as far as permission depends on it. */
export interface Subject {
	/** The person whose record it is. */
	ownerId?: string;
}

/** What permission depends on of whoever acts. */
type Actor = Pick<Person, 'id' | 'capabilities'>;

interface Permission {
	/** One of these capabilities is needed; everyone who is signed in when absent. */
	by?: readonly Capability[];
	/** And this must hold for the subject. */
	where?: (person: Actor, subject: Subject) => boolean;
}

const own = (person: Actor, { ownerId }: Subject): boolean => ownerId === person.id;
/** One's own record, or a certifier's look at another's. */
const ownOrCertifier = (person: Actor, subject: Subject): boolean =>
	own(person, subject) || person.capabilities.includes('certifier');
const notOwn = (person: Actor, { ownerId }: Subject): boolean => ownerId !== undefined && ownerId !== person.id;

/** Every act of the platform and who may do it: the only place that says so. */
const permissions = {
	'account/change': { where: own },

	'lesson/take': { by: ['trainee', 'trainer'] },
	'attempt/take': { by: ['trainee', 'trainer'], where: own },
	'notebook/keep': { by: ['trainee', 'trainer'], where: own },

	'trial/open': { by: ['trainee', 'trainer'] },
	'trial/play': { by: ['trainee', 'trainer'], where: own },

	// Opening a live room, and conducting one that they are in.
	'live/open': { by: ['trainer'] },
	'live/conduct': { by: ['trainer'] },

	'writing/ask': { by: ['trainee', 'trainer'], where: own },
	'writing/withdraw': { where: own },
	'writing/mark': { by: ['trainer'], where: notOwn },
	// Every answer and its reason: for those who write, translate and teach.
	'scenario/read': { by: ['trainer', 'administrator'] },

	// Aggregates without names.
	'items/read': { by: ['trainer'] },
	'evaluation/read': { by: ['trainer'] },
	// More time, one more attempt: nobody gives it to themself.
	'learner/help': { by: ['trainer', 'administrator'], where: notOwn },

	'dossier/submit': { by: ['trainee'], where: own },
	'dossier/withdraw': { where: own },
	'dossier/appeal': { by: ['trainee'], where: own },
	// Handing out what stands behind a hash that one's own certificate cites.
	'evidence/show': { where: own },
	// Asking for it; a certifier decides, as about every dossier.
	'certificate/correct': { by: ['trainee'], where: own },
	'certificate/renew': { by: ['trainee'], where: own },
	'dossier/examine': { by: ['certifier'], where: notOwn },
	'dossier/resolve': { by: ['certifier'], where: notOwn },
	// Drawing granted dossiers for a second look, and seeing the draws; the look itself is `dossier/resolve`.
	'sample/draw': { by: ['administrator'] },
	'sample/read': { by: ['certifier', 'administrator'] },
	'certificate/revoke': { by: ['certifier'], where: notOwn },
	'certificate/print': { where: ownOrCertifier },
	// With the evidence: the holder alone says who gets it.
	'certificate/export': { where: own },

	'people/manage': { by: ['administrator'] },
	'person/erase': { by: ['administrator'], where: notOwn },
	'capability/change': { by: ['administrator'] },
	'journal/read': { by: ['administrator'] },
	'register/export': { by: ['certifier', 'administrator'] },
	// Aggregates without names, from five up.
	'statistics/read': { by: ['certifier', 'administrator'] }
} satisfies Record<string, Permission>;

export type Act = keyof typeof permissions;

/** The names of all acts. */
export const acts = Object.keys(permissions).filter((name): name is Act => name in permissions);

/**
 * Whether a person may do an act to a subject.
 * Without a subject: whether they may do it to some subject at all, for menus and whole pages; a record is always
 * asked with its subject.
 */
export function may(person: Actor, act: Act, subject?: Subject): boolean {
	const { by, where }: Permission = permissions[act];
	const capable = !by || by.some((capability) => person.capabilities.includes(capability));
	return capable && (!where || !subject || where(person, subject));
}
