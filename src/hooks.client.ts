import type { HandleClientError } from '@sveltejs/kit';
import { isLanguage } from '#lib/i18n/language.ts';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';

// A change of language is a full page load, so the document's language holds for the page's life.
const { lang } = document.documentElement;
overwriteGetLocale(() => (isLanguage(lang) ? lang : 'fr'));

/** How browsers say that nothing came, of the data of a page or of its scripts. */
const nothingCame = /fetch|load failed|networkerror|loading dynamically|importing a module/i;
/** How Vite's loader says it of styles. */
const noStylesCame = /^Unable to preload CSS/;

const isCut = (error: unknown): boolean =>
	error instanceof Error &&
	((error instanceof TypeError && nothingCame.test(error.message)) || noStylesCame.test(error.message));

/** Tells a link that is cut from a fault of ours, which is written down. */
export const handleError: HandleClientError = ({ error, message }) => {
	if (isCut(error)) return { message, code: 'cut' };
	console.error(error);
	return { message };
};
