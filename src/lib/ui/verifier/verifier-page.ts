import { directionOf, type Language } from '#lib/i18n/language.ts';
import page from './verifier.html?raw';
import script from './verifier.js?raw';
import { verifierWords } from './verifier-words.ts';

/**
 * The page that verifies an export, whole in one file: it opens from a disk, asks no network and speaks three languages.
 * @param exported what `verifier.js` reads
 */
export function verifierPage(exported: object, language: Language): string {
	const data = JSON.stringify({ ...exported, words: verifierWords() }).replaceAll('<', '\\u003c');
	const parts: Readonly<Record<string, string>> = {
		language,
		direction: directionOf(language),
		export: data,
		script
	};
	return page.replace(/%(\w+)%/g, (whole, name: string) => parts[name] ?? whole);
}
