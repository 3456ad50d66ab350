/**
 * Loaded before a measured server: how long its commands and lessons take by its own clock, and how long its loop stands
 * still. It tells all when asked by a message, and begins anew.
 */
import { Server } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import '../slow-commit.js';

/** @type {Record<'commands' | 'lessons', number[]>} */
let took = { commands: [], lessons: [] };
const loop = monitorEventLoopDelay({ resolution: 2 });
loop.enable();

const { emit } = Server.prototype;

/** @param {string} url */
const subjectOf = (url) => (url.endsWith('?/command') ? 'commands' : url.includes('/lesson/') ? 'lessons' : undefined);

/**
 * @this {Server}
 * @param {string} name
 * @param {unknown[]} values
 */
function timed(name, ...values) {
	const [request, response] = /** @type {import('node:http').ServerResponse[]} */ (values);
	const what = name === 'request' && request && subjectOf(String(Reflect.get(request, 'url')));
	if (what && response) {
		const from = performance.now();
		response.once('finish', () => took[what].push(performance.now() - from));
	}
	return Reflect.apply(emit, this, [name, ...values]);
}
Object.defineProperty(Server.prototype, 'emit', { value: timed });

process.on('message', () => {
	process.send?.({ ...took, stoodStill: loop.percentile(99) / 1e6 });
	took = { commands: [], lessons: [] };
	loop.reset();
});
process.channel?.unref();
