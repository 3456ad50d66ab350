import type { Source } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { ContentLibrary } from './content-library.ts';

/** How far a source has been checked: V, S, M or D of the sources file, in words. */
export type SourceStatus = 'verified' | 'secondary' | 'memory' | 'reading';

/** A source as a page shows it, in one language. */
export interface SourceView {
	readonly id: string;
	readonly label: string;
	readonly says: string;
	readonly status: SourceStatus;
	readonly date: string | null;
	readonly debated: boolean;
	readonly href: string | null;
}

const statuses: Record<Source['status'], SourceStatus> = { V: 'verified', S: 'secondary', M: 'memory', D: 'reading' };

/** The sources with these ids, in this order; an id without source is left out. */
export const sourceViews = (
	content: Pick<ContentLibrary, 'sources'>,
	ids: readonly string[],
	language: Language
): readonly SourceView[] =>
	ids.flatMap((id) => {
		const source = content.sources.get(id);
		return source ? [sourceView(source, language)] : [];
	});

const sourceView = (source: Source, language: Language): SourceView => ({
	id: source.id,
	label: source.cite[language],
	says: source.says[language],
	status: statuses[source.status],
	date: source.date ?? null,
	debated: source.debated,
	href: source.url ?? null
});
