/**
 * Starts every command of the house: `node src/cli/start.js <command> [arguments…]`. Plain JavaScript that Node 20
 * runs; it installs what is missing, finds the pinned Node and hands the command to it.
 */
import { commands } from './launch/commands.js';
import { Failure } from './launch/failure.js';
import { install } from './launch/install.js';
import { findNode } from './launch/node.js';

const [name = 'serve', ...args] = process.argv.slice(2);

/** @returns {Promise<number>} */
const start = async () => {
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (!command) throw new Failure(`No command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
	await install();
	return command(findNode(), args);
};

try {
	process.exitCode = await start();
} catch (error) {
	if (!(error instanceof Failure)) throw error;
	console.error(error.message);
	process.exitCode = 2;
}
