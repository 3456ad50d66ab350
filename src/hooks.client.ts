import { isLanguage } from '#lib/i18n/language.ts';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';

// A change of language is a full page load, so the document's language holds for the page's life.
const { lang } = document.documentElement;
overwriteGetLocale(() => (isLanguage(lang) ? lang : 'fr'));
