/**
 * The built application as a server; the build puts it beside what SvelteKit has made (svelte.config.js). In front of
 * SvelteKit stands one door of ours (docs/live.md); what is not its own goes on, as everything does with the adapter's own
 * `build/index.js`.
 */
import { createServer } from 'node:http';

const { handler } = await import(new URL('handler.js', import.meta.url).href);

/** How long streams and slow answers may go on once the server is told to stop, in milliseconds. */
const patience = 30_000;

/**
 * How long a connection is kept for the next click, in milliseconds. Node's own five seconds are less than somebody reads,
 * and less than the minute of usual proxies: one of those then sends a form into a connection that is just being closed.
 */
const keptOpen = 75_000;

/** How long somebody may take to say what they want, in milliseconds: who says nothing, or a letter a second, makes room. */
const askedWithin = 15_000;

/**
 * How long nothing at all may pass on a connection, in milliseconds: whoever does not read what they asked for, also a stream,
 * which says something three times a minute. Node looks twice before it closes one on which something waits to be sent.
 */
const silence = 120_000;

/**
 * How many connections are kept: half of the files that the system lets us open, since what is sent on each may be one too.
 * Without any left the server could read no module and no page; so it does not take the next connection, and goes on for
 * those that it has.
 */
const mostConnections = () => {
	// The report would ask for the name of every address.
	Reflect.set(process.report, 'excludeNetwork', true);
	const { userLimits } = /** @type {{ userLimits: { open_files: { soft: number | 'unlimited' } } }} */ (
		process.report.getReport()
	);
	const { soft } = userLimits.open_files;
	return Math.floor((soft === 'unlimited' ? 65_536 : soft) / 2);
};

/** Set by hooks.server.ts while the handler was loaded. */
const door = Reflect.get(globalThis, 'pretoire:door');

/** As something that tells more than what Node itself tells. */
const teller = /** @type {import('node:events').EventEmitter} */ (process);

/**
 * By SvelteKit. What it did not answer itself ends that one connection: without this it would end the server.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
const answer = async (request, response) => {
	try {
		await handler(request, response, () => response.writeHead(404).end());
	} catch (fault) {
		console.error(JSON.stringify({ status: 'none', name: fault instanceof Error ? fault.name : typeof fault }));
		response.destroy();
	}
};

/**
 * What nobody has read of a request once it is answered: who still sends it would wait for us to go on, and be cut off.
 * @param {import('node:http').IncomingMessage} request
 */
const throwAwayRest = (request) => {
	if (request.complete) return;
	request.removeAllListeners('data');
	request.resume();
};

let stopping = false;
const limits = {
	keepAliveTimeout: keptOpen,
	headersTimeout: askedWithin,
	connectionsCheckingInterval: askedWithin / 5
};
const server = createServer(limits, (request, response) => {
	// Also what SvelteKit does not answer: files of the build, and requests that are none.
	response.setHeader('x-content-type-options', 'nosniff');
	request.once('close', () => stopping && server.closeIdleConnections());
	response.once('finish', () => throwAwayRest(request));
	const goOn = () => void answer(request, response);
	if (door) door(request, response, goOn);
	else goOn();
});

server.maxConnections = mostConnections();
server.timeout = silence;

const stop = () => {
	if (stopping) return;
	stopping = true;
	const waiting = setTimeout(() => server.closeAllConnections(), patience);
	server.close(() => {
		clearTimeout(waiting);
		// What the adapter says too: hooks.server.ts closes the database then.
		teller.emit('sveltekit:shutdown');
	});
	server.closeIdleConnections();
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

const host = process.env['HOST'] ?? '0.0.0.0';
const port = Number(process.env['PORT'] ?? 3000);
server.listen({ host, port }, () => console.log(`Listening on http://${host}:${port}`));
