import { courseLanguages, type CourseLanguage, type Term } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { ContentLibrary } from '../learning/content-library.ts';
import { sourceViews, type SourceView } from '../learning/source-view.ts';

/** A term of the glossary in the page's language and in the two others. */
export interface TermView {
	readonly id: string;
	readonly name: string;
	readonly others: readonly { readonly language: CourseLanguage; readonly name: string }[];
	/** Another Arabic usage. */
	readonly also: string | null;
	/** The Arabic word was read in a Moroccan law or a treaty. */
	readonly verified: boolean;
	/** What it means, in our words; null for a term that is only translated. */
	readonly definition: string | null;
	readonly sources: readonly Pick<SourceView, 'id' | 'label'>[];
}

export const termView = (content: Pick<ContentLibrary, 'sources'>, term: Term, language: Language): TermView => ({
	id: term.id,
	name: term[language],
	others: courseLanguages
		.filter((other) => other !== language)
		.map((other) => ({ language: other, name: term[other] })),
	also: term.ar_also ?? null,
	verified: term.ar_status === 'V',
	definition: term.definition?.[language] ?? null,
	sources: sourceViews(content, term.sources, language).map(({ id, label }) => ({ id, label }))
});
