import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';
import { writeMessageTypes } from './message-types.js';

/**
 * How the messages become functions: the language comes from the request (hooks.server.ts) or the document
 * (hooks.client.ts), never from a cookie or a guess of the compiler's own.
 * @type {import('@inlang/paraglide-js').CompilerOptions}
 */
export const messageOptions = {
	project: './src/lib/i18n/project.inlang',
	outdir: './src/lib/i18n/paraglide',
	strategy: ['globalVariable', 'baseLocale'],
	disableAsyncLocalStorage: true
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await compile(messageOptions);
	await writeMessageTypes(`${messageOptions.outdir}/messages`);
	// The compiler leaves timers behind that would hold the process for half a minute.
	process.exit(0);
}
