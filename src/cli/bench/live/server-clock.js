/**
 * Loaded before a measured server: how long its commands take by its own clock, and how long its loop stands still. It tells
 * both when asked by a message, and begins anew.
 */
import { Server } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import '../slow-commit.js';

/** @type {number[]} */
let commands = [];
const loop = monitorEventLoopDelay({ resolution: 2 });
loop.enable();

const { emit } = Server.prototype;

/**
 * @this {Server}
 * @param {string} name
 * @param {unknown[]} values
 */
function timed(name, ...values) {
	const [request, response] = /** @type {import('node:http').ServerResponse[]} */ (values);
	if (name === 'request' && request && response && String(Reflect.get(request, 'url')).endsWith('?/command')) {
		const from = performance.now();
		response.once('finish', () => commands.push(performance.now() - from));
	}
	return Reflect.apply(emit, this, [name, ...values]);
}
Object.defineProperty(Server.prototype, 'emit', { value: timed });

process.on('message', () => {
	process.send?.({ commands, stoodStill: loop.percentile(99) / 1e6 });
	commands = [];
	loop.reset();
});
process.channel?.unref();
