import { courseLanguages, type CourseLanguage, type Term } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';

/** A term of the glossary in the page's language and in the two others. */
export interface TermView {
	readonly id: string;
	readonly name: string;
	readonly others: readonly { readonly language: CourseLanguage; readonly name: string }[];
	/** Another Arabic usage. */
	readonly also: string | null;
	/** The Arabic word was read in a Moroccan law or a treaty. */
	readonly verified: boolean;
}

export const termView = (term: Term, language: Language): TermView => ({
	id: term.id,
	name: term[language],
	others: courseLanguages
		.filter((other) => other !== language)
		.map((other) => ({ language: other, name: term[other] })),
	also: term.ar_also ?? null,
	verified: term.ar_status === 'V'
});
