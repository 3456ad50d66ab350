/** The languages of Prétoire, French first. */
export const languages = ['fr', 'ar', 'en'] as const;

export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value);

/** The writing direction of a language, for `dir` attributes. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** A language's own name, as the language menu shows it. */
export const languageNames: Record<Language, string> = {
	fr: 'Français',
	ar: 'العربية',
	en: 'English'
};

/**
 * The first of our languages that a browser's Accept-Language asks for, French when it names none.
 * Quality values are honoured (RFC 9110 §12.5.4).
 */
export function preferredLanguage(acceptLanguage: string | null): Language {
	const wishes = (acceptLanguage ?? '')
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.trim().split(';');
			const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
			return { base: tag.toLowerCase().split('-')[0], q: quality ? Number(quality.slice(2)) : 1 };
		})
		.filter(({ q }) => q > 0)
		.sort((a, b) => b.q - a.q);
	for (const { base } of wishes) if (isLanguage(base)) return base;
	return 'fr';
}
