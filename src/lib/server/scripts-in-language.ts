import type { Language } from '#lib/i18n/language.ts';

const ofScripts = /\/_app\/immutable\/(?=(?:entry|chunks|nodes)\/)/g;

/**
 * The addresses of scripts in a page or a `link` header, those of its language: the build writes the scripts once a
 * language, the French ones where Kit names them (src/cli/one-language.js).
 */
export const scriptsInLanguage = (language: Language, named: string): string =>
	language === 'fr' ? named : named.replace(ofScripts, `/_app/immutable/${language}/`);
