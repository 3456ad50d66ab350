import { typeset } from '../lib/i18n/typeset.ts';

/**
 * A Vite plugin that writes each compiled message shorter, and for the browser the runtime they share. Paraglide
 * repeats the choice of language in every message. On the server it is made in one place; for the browser it is left
 * open, and `oneLanguage` makes it once for each language.
 */

/** Stands in the scripts of the browser where a language is chosen, until `oneLanguage` puts one in its place. */
export const pageLanguage = 'PAGE_LANGUAGE';

const helper = 'virtual:message-in-each-language';
const resolvedHelper = `\0${helper}`;

const helperText = (/** @type {string} */ runtime) => `
import { getLocale } from ${JSON.stringify(runtime)};
const pick = (fr, ar, en, options) => {
	const locale = options?.locale ?? getLocale();
	return locale === 'ar' ? ar : locale === 'en' ? en : fr;
};
export const text = (fr, ar, en) => (inputs, options) => pick(fr, ar, en, options);
export const filled = (fr, ar, en) => (inputs, options) => pick(fr, ar, en, options)(inputs ?? {});
`;

/**
 * What a page needs of Paraglide's runtime: the language is the document's, so all its ways of finding one stay on the
 * server.
 */
const browserRuntime = `
let getLanguage = () => 'fr';
export const getLocale = () => getLanguage();
export const overwriteGetLocale = (fn) => { getLanguage = fn; };
export const experimentalStaticLocale = undefined;
`;

/** Paraglide makes the rules of plurals anew for every message that counts; they are made once a language. */
const pluralRules = `
const rules = new Map();
export function plural(locale, input, options) {
	const key = locale + ' ' + options?.type;
	const known = rules.get(key) ?? new Intl.PluralRules(locale, options);
	rules.set(key, known);
	return known.select(Number(input));
}
`;

const registryFile = /\/i18n\/paraglide\/registry\.js$/;
const pluralFunction = /export function plural\(.*?\n\};/s;
const runtimeFile = /\/i18n\/paraglide\/runtime\.js$/;
const messageFile = /\/i18n\/paraglide\/messages\/(?!_index)[^/]+\.js$/;
const choice =
	/export const (\w+) = (?:\/\*\*(?:(?!\*\/).)*\*\/ )?\(\(inputs(?: = \{\})?, options = \{\}\) => \{\s+const locale = experimentalStaticLocale \?\? options\.locale \?\? getLocale\(\)\s+if \(locale === "ar"\) return (ar_\w+)\(inputs\)\s+if \(locale === "en"\) return (en_\w+)\(inputs\)\s+return (fr_\w+)\(inputs\)\s+\}\);/s;
const plain =
	/const ((?:fr|ar|en)_\w+) = (?:\/\*\*(?:(?!\*\/).)*\*\/ )?\(\) => \{\s+return (?:\/\*\*(?:(?!\*\/).)*\*\/ )?\((`(?:[^`\\$]|\\.)*`)\)\s+\};/gs;

const ownImports = /import \{ getLocale[^\n]*experimentalStaticLocale \} from [^\n]*\n/;

/**
 * What a compiled message says in each language, and where it chooses.
 * @param {string} code
 * @returns {{ whole: string, name: string, functions: string[], texts: string[] } | undefined} functions and texts in
 * the order French, Arabic, English; texts only where the message is plain in all three; nothing where it is written
 * in a way we do not know
 */
function readMessage(code) {
	const found = choice.exec(code);
	if (!found) return undefined;
	const [whole = '', name = '', ar = '', en = '', fr = ''] = found;
	const literals = new Map([...code.matchAll(plain)].map(([, of, literal]) => [of, literal]));
	const functions = [fr, ar, en];
	const texts = functions.map((one) => literals.get(one)).filter((text) => text !== undefined);
	return { whole, name, functions, texts: texts.length === functions.length ? texts : [] };
}

/**
 * For the server: the same message with its choice of language made by the helper; the text as it came where it is
 * written in a way we do not know.
 * @param {string} code one compiled message
 * @returns {string}
 */
export function shorten(code) {
	const message = readMessage(code);
	if (!message) return code;
	const { whole, name, functions, texts } = message;
	const use = (/** @type {string} */ kind) => `import { ${kind} } from '${helper}';\n`;
	if (texts.length > 0) return `${use('text')}export const ${name} = /* @__PURE__ */ text(${texts.join(', ')});\n`;
	const chosen = `export const ${name} = /* @__PURE__ */ filled(${functions.join(', ')});`;
	return use('filled') + code.replace(ownImports, '').replace(whole, () => chosen);
}

/**
 * For the browser: the same message that chooses by `pageLanguage` alone, whatever the options say.
 * @param {string} code one compiled message
 * @returns {string}
 */
export function leaveOpen(code) {
	const message = readMessage(code);
	if (!message) return code;
	const { whole, name, functions, texts } = message;
	const plainFunctions = texts.map((text) => `() => ${text}`);
	const [fr, ar, en] = texts.length > 0 ? plainFunctions : functions;
	const chosen = `export const ${name} = ${pageLanguage} === 'ar' ? ${ar} : ${pageLanguage} === 'en' ? ${en} : ${fr};\n`;
	return texts.length > 0 ? chosen : code.replace(ownImports, '').replace(whole, () => chosen);
}

const french = /const fr_\w+ = .*?\n\};/gs;
const literal = /`(?:[^`\\]|\\.)*`/gs;

/**
 * The same message with its French punctuation tied to its word: no line begins with a colon. Authors type plain spaces.
 * @param {string} code one compiled message
 * @returns {string}
 */
export const tied = (code) => code.replace(french, (words) => words.replace(literal, (text) => typeset(text)));

/**
 * Paraglide's registry with the rules of plurals kept.
 * @param {string} code
 * @returns {string}
 */
export const keepPluralRules = (code) => code.replace(pluralFunction, pluralRules);

/** @returns {import('vite').Plugin} */
export const shortMessages = () => ({
	name: 'short-messages',
	apply: 'build',
	resolveId: (id) => (id === helper ? resolvedHelper : null),
	load(id) {
		return id === resolvedHelper
			? helperText(new URL('../lib/i18n/paraglide/runtime.js', import.meta.url).pathname)
			: null;
	},
	transform(code, id, options) {
		if (runtimeFile.test(id)) return options?.ssr ? null : { code: browserRuntime, map: null };
		if (registryFile.test(id)) return { code: keepPluralRules(code), map: null };
		if (!messageFile.test(id)) return null;
		const message = tied(code);
		return { code: options?.ssr ? shorten(message) : leaveOpen(message), map: null };
	}
});
