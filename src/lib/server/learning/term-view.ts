import { courseLanguages, type Term } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { ContentLibrary } from './content-library.ts';
import { sourceViews, type SourceView } from './source-view.ts';

/** A term of the glossary as a lesson shows it. */
export interface TermView {
	readonly id: string;
	readonly name: string;
	readonly definition: string;
	/** The same term in the other languages: an Arabic file and a French law meet here. */
	readonly others: readonly { readonly language: Language; readonly name: string }[];
	readonly sources: readonly SourceView[];
}

/** The terms with these ids that say what they mean, in this order. */
export const termViews = (
	content: Pick<ContentLibrary, 'terms' | 'sources'>,
	ids: readonly string[],
	language: Language
): readonly TermView[] =>
	ids.flatMap((id) => {
		const term = content.terms.find((each) => each.id === id);
		return term?.definition ? [termView(content, term, term.definition[language], language)] : [];
	});

const termView = (
	content: Pick<ContentLibrary, 'sources'>,
	term: Term,
	definition: string,
	language: Language
): TermView => ({
	...{ id: term.id, name: term[language], definition },
	others: courseLanguages
		.filter((other) => other !== language)
		.map((other) => ({ language: other, name: term[other] })),
	sources: sourceViews(content, term.sources, language)
});
