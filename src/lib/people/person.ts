import type { Language } from '#lib/i18n/language.ts';

/** What a person may be here; one person may be several. */
export const capabilities = ['trainee', 'trainer', 'certifier', 'administrator'] as const;

export type Capability = (typeof capabilities)[number];

export const isCapability = (value: unknown): value is Capability =>
	capabilities.some((capability) => capability === value);

/** A person who is signed in, or whom a page speaks of. */
export interface Person {
	id: string;
	nameLatin: string;
	nameArabic: string;
	language: Language;
	capabilities: readonly Capability[];
}

/** The name as a page in this language shows it, with the other script when one is missing. */
export const nameIn = (person: Pick<Person, 'nameLatin' | 'nameArabic'>, language: Language): string =>
	language === 'ar' ? person.nameArabic || person.nameLatin : person.nameLatin || person.nameArabic;
