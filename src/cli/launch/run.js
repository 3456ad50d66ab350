import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './paths.js';

/**
 * Runs a program in the house with our own input and output, passing on the signals we get.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').StdioOptions} [stdio]
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it
 */
export const run = (program, args, env, stdio = 'inherit') =>
	new Promise((resolve, reject) => {
		const child = spawn(program, args, { cwd: root, env, stdio });
		/** @param {NodeJS.Signals} signal */
		const passOn = (signal) => child.kill(signal);
		const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
		for (const signal of signals) process.on(signal, passOn);
		child.on('error', reject);
		child.on('close', (code, signal) => {
			for (const name of signals) process.off(name, passOn);
			resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
		});
	});
