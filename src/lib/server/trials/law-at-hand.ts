import type { Source } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import { m } from '#lib/i18n/messages.ts';
import type { App } from '../app.ts';

const statuses = { V: 'verified', S: 'secondary', M: 'memory', D: 'reading' } as const satisfies Record<
	Source['status'],
	string
>;

const statusNames = {
	V: m.common_source_verified,
	S: m.common_source_secondary,
	M: m.common_source_memory,
	D: m.common_source_reading
};

/** A text of law as a page cites it: its name, what it says in our words, how far it was checked. */
export interface LawAtHand {
	readonly id: string;
	readonly label: string;
	readonly says: string;
	readonly status: (typeof statuses)[Source['status']];
	readonly statusName: string;
	/** Courts or authors read it differently. */
	readonly debated: boolean;
	readonly href?: string;
}

/** The texts with these ids, in their order, in a language; an id that the sources no longer have is left out. */
export const lawAtHand = (app: App, sourceIds: readonly string[], language: Language): LawAtHand[] =>
	sourceIds.flatMap((id) => {
		const source = app.content.sources.get(id);
		return source ? [inLanguage(source, language)] : [];
	});

const inLanguage = ({ id, cite, says, status, debated, url }: Source, language: Language): LawAtHand => ({
	id,
	label: cite[language],
	says: says[language],
	status: statuses[status],
	statusName: statusNames[status](),
	debated,
	...(url ? { href: url } : {})
});

/** The names of the competencies that trials mark, by id. */
export const competencyNames = (app: App, language: Language): Record<string, string> =>
	Object.fromEntries(app.content.competencies.map(({ id, name }) => [id, name[language]]));
