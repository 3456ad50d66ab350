import { m } from '#lib/i18n/messages.ts';

/** One capability's card: what to do now, and where else it leads. */
export interface HomeCard {
	readonly capability: string;
	readonly over: string;
	readonly title: string;
	readonly text: string;
	/** The first is the next step. */
	readonly links: readonly { readonly path: `/${string}`; readonly name: string }[];
}

const course = () => ({ path: '/course', name: m.common_home_course() }) as const;
const trials = () => ({ path: '/trials', name: m.common_home_trials() }) as const;

const cards: readonly (() => HomeCard)[] = [
	() => ({
		capability: 'trainee',
		over: m.common_home_trainee(),
		title: m.common_home_trainee_title(),
		text: m.common_home_trainee_text(),
		links: [course(), trials(), { path: '/dossier', name: m.common_home_dossier() }]
	}),
	() => ({
		capability: 'trainer',
		over: m.common_home_trainer(),
		title: m.common_home_trainer_title(),
		text: m.common_home_trainer_text(),
		links: [course(), trials()]
	}),
	() => ({
		capability: 'certifier',
		over: m.common_home_certifier(),
		title: m.common_home_certifier_title(),
		text: m.common_home_certifier_text(),
		links: [{ path: '/certify', name: m.common_home_queue() }]
	}),
	() => ({
		capability: 'administrator',
		over: m.common_home_administrator(),
		title: m.common_home_administrator_title(),
		text: m.common_home_administrator_text(),
		links: [{ path: '/people', name: m.common_home_people() }]
	})
];

/** The cards of the capabilities a person has, learning first. */
export const homeCards = (capabilities: readonly string[]): HomeCard[] =>
	cards.map((card) => card()).filter(({ capability }) => capabilities.includes(capability));
