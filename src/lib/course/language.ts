/** The languages in which everything is said, French first. */
export const courseLanguages = ['fr', 'ar', 'en'] as const;

export type CourseLanguage = (typeof courseLanguages)[number];

/** A text in each language. */
export type LocalText = Readonly<Record<CourseLanguage, string>>;
