import { isLanguage } from '#lib/i18n/language.ts';

export const match = isLanguage;
