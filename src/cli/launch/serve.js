import { buildIfChanged } from './build.js';
import { withNode } from './node.js';
import { serverFlags } from './node-flags.js';
import { inHouse } from './paths.js';
import { run } from './run.js';

/**
 * Serves the built application, building it first if needed. Ends when the server does.
 * @param {string} node
 */
export const serve = async (node) => {
	const env = serverEnvironment(withNode(node));
	const unusable = await run(node, [inHouse('src', 'cli', 'settings.ts')], env);
	if (unusable) return unusable;
	await buildIfChanged(node);
	console.log(greeting(env));
	return run(node, [...serverFlags, inHouse('build', 'server.js')], env);
};

/**
 * What the server needs and the person did not say; the server itself checks what they did. Without ORIGIN the adapter takes https for granted and refuses
 * every form; with a loopback ORIGIN only this machine is let in, because demo people have known passwords.
 * @param {NodeJS.ProcessEnv} env
 */
export const serverEnvironment = (env) => {
	const port = env['PORT'] || '3000';
	const origin = env['ORIGIN'] || `http://localhost:${port}`;
	return {
		...env,
		NODE_ENV: 'production',
		PORT: port,
		ORIGIN: origin,
		HOST: env['HOST'] || (isLoopback(origin) ? '127.0.0.1' : '0.0.0.0'),
		BODY_SIZE_LIMIT: env['BODY_SIZE_LIMIT'] || '1M'
	};
};

/** @param {string} origin */
const isLoopback = (origin) =>
	URL.canParse(origin) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);

/** @param {NodeJS.ProcessEnv} env */
const greeting = ({ ORIGIN = '', PORT }) => {
	const address = `\n  Prétoire  ${ORIGIN}\n`;
	if (!isLoopback(ORIGIN)) return address;
	return `${address}  Only this machine can reach it. For phones on the same network:\n  ORIGIN=http://<address of this machine>:${PORT} npm start\n`;
};
