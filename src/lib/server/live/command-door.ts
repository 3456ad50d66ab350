import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { stringify } from 'devalue';
import type { App } from '../app.ts';
import { fromOurOrigin } from '../auth/own-origin.ts';
import { isUnavailable } from '../db/unavailable.ts';
import { describeFault } from '../fault.ts';
import { takeCommandForm, type CommandAnswer } from './command-form.ts';
import { doorHeaders, type Door } from './door.ts';
import type { Here } from './member-here.ts';
import { whoAsks } from './who-asks.ts';

/** Where the page of a room sends a command. */
const address = /^(\/(?:fr|ar|en)\/live\/([\w-]{1,40}))\?\/command$/;
const formType = /^application\/x-www-form-urlencoded\b/;

/** What every decision but the longest texts takes, in bytes. */
const mostBytes = 50_000;

/**
 * Takes the commands of live rooms in front of SvelteKit: two hundred rooms send five hundred a second, and to make a
 * request and an answer of the web of each took longer than the rest. It asks for the same origin, membership and size as
 * the form action of that address, and answers as that does; whatever is not plain goes on to it.
 */
export function commandDoor(app: App): Door {
	const headers = doorHeaders(app, { 'content-type': 'application/json' });
	return (request, response, goOn) => {
		const [, page, trialId] = address.exec(request.url ?? '') ?? [];
		if (page === undefined || trialId === undefined || !isPlain(app, request)) return goOn();
		const answer = (status: number, body: object) => {
			const said = JSON.stringify(body);
			response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(said) }).end(said);
		};
		const take = async (here: Here) => {
			try {
				const form = new URLSearchParams(await text(request));
				answer(...answerOf(await takeCommandForm(app, here, trialId, form), page));
			} catch (fault) {
				if (!request.complete) return void response.destroy();
				answer(logged(fault), { type: 'error', error: { message: '', code: 'fault' } });
			}
		};
		// A database that is away is admitted in the words of a page, by whoever makes pages.
		whoAsks(app, request.headers, trialId).then((here) => (here ? take(here) : goOn()), goOn);
	};
}

/** Sent by a script of our own pages, and short. */
function isPlain({ settings }: App, { method, headers }: IncomingMessage): boolean {
	return (
		method === 'POST' &&
		headers['x-sveltekit-action'] === 'true' &&
		fromOurOrigin(method, headers.origin ?? null, settings.origin) &&
		formType.test(headers['content-type'] ?? '') &&
		Number(headers['content-length'] ?? mostBytes + 1) <= mostBytes
	);
}

/** The answer in the words of a form action. */
function answerOf(answer: CommandAnswer, page: string): [number, object] {
	switch (answer.kind) {
		case 'taken':
			return [200, { type: 'redirect', status: 303, location: page }];
		case 'confirm':
			return [200, { type: 'success', status: 200, data: stringify(answer.data) }];
		case 'refused':
			return [200, { type: 'failure', status: answer.status, data: stringify(answer.data) }];
		case 'absent':
			return [404, { type: 'error', error: { message: '', code: 'not-found' } }];
	}
}

/** The status of a fault: the same again may succeed where the database was busy or away. */
function logged(fault: unknown): 500 | 503 {
	const status = isUnavailable(fault) ? 503 : 500;
	console.error(JSON.stringify({ id: randomUUID(), status, route: 'command', ...describeFault(fault) }));
	return status;
}
