import type { Feedback, OptionFeedback, PartFeedback, PublicQuestion } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { ContentLibrary } from './content-library.ts';
import { sourceViews, type SourceView } from './source-view.ts';

type WithSources<T> = Omit<T, 'sources'> & { readonly sources: readonly SourceView[] };

/** The explanation of an answered question, with its sources as a page shows them. */
export type FeedbackView = WithSources<Omit<Feedback, 'options' | 'parts'>> & {
	readonly options: readonly WithSources<OptionFeedback>[];
	readonly parts: readonly WithSources<PartFeedback>[];
};

/** A question; with its explanation once it was answered. */
export interface QuestionView {
	readonly question: PublicQuestion;
	readonly feedback: FeedbackView | null;
}

/** Looks up the sources that an explanation names. */
export function feedbackView(
	content: Pick<ContentLibrary, 'sources'>,
	feedback: Feedback,
	language: Language
): FeedbackView {
	const named = <T extends { readonly sources: readonly string[] }>(each: T): WithSources<T> => ({
		...each,
		sources: sourceViews(content, each.sources, language)
	});
	return { ...named(feedback), options: feedback.options.map(named), parts: feedback.parts.map(named) };
}

/** The questions of one case series that follow one another show its document once, above the first. */
export const documentsOnce = <View extends QuestionView>(views: readonly View[]): readonly View[] =>
	views.map((view, index) => {
		const { document } = view.question;
		const before = views[index - 1]?.question.document;
		return document && before?.series === document.series
			? { ...view, question: { ...view.question, document: null } }
			: view;
	});
