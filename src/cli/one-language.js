import { minify, transformWithOxc } from 'vite';
import { pageLanguage } from './short-messages.js';

/**
 * A Vite plugin that writes the scripts of the browser once a language, so that a page loads the words of its own
 * language alone: French where Vite puts the scripts, each other language under its name. A page names the scripts of
 * its language (scripts-in-language.ts), and scripts find each other from where they are.
 */

const baseLanguage = 'fr';
const otherLanguages = ['ar', 'en'];

/** What scripts share whatever the language, styles and letters, lies one folder further up from another language's. */
const sharedFiles = /\.\.\/assets\//g;

/**
 * A script with the words of one language: the choices of `shortMessages` are made, and what was not chosen falls away.
 * @param {string} code
 * @param {string} language
 * @returns {Promise<string>}
 */
export async function inLanguage(code, language) {
	const define = { [pageLanguage]: JSON.stringify(language) };
	const chosen = await transformWithOxc(code, 'script.js', { define, sourcemap: false, target: 'esnext' });
	return (await minify('script.js', chosen.code, { module: true, sourcemap: false })).code;
}

/** @returns {import('vite').Plugin} */
export const oneLanguage = () => ({
	name: 'one-language',
	apply: 'build',
	applyToEnvironment: ({ config }) => config.consumer === 'client',
	generateBundle: {
		order: 'post',
		async handler(_options, bundle) {
			for (const chunk of Object.values(bundle)) {
				if (chunk.type !== 'chunk') continue;
				const { code, fileName } = chunk;
				for (const language of otherLanguages) {
					const source = (await inLanguage(code, language)).replace(sharedFiles, '../../assets/');
					const inItsFolder = fileName.replace('/immutable/', `/immutable/${language}/`);
					this.emitFile({ type: 'asset', fileName: inItsFolder, source });
				}
				chunk.code = await inLanguage(code, baseLanguage);
			}
		}
	}
});
