import type { Language } from '#lib/i18n/language.ts';
import type { SourceView } from '#lib/server/learning/source-view.ts';

/** A term of the glossary as a page shows it; on a device that has no network, with what was taken along of it. */
export interface ShownTerm {
	readonly id: string;
	readonly name: string;
	readonly others: readonly { readonly language: Language; readonly name: string }[];
	readonly also?: string | null;
	readonly definition?: string | null;
	readonly sources: readonly Pick<SourceView, 'id' | 'label'>[];
	readonly verified?: boolean;
}
