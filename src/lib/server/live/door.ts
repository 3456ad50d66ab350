import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../app.ts';
import { setSecurityHeaders } from '../security-headers.ts';

/** Answers a request, or lets it go on to SvelteKit untouched. */
export type Door = (request: IncomingMessage, response: ServerResponse, goOn: () => void) => void;

/** Headers of an answer to somebody in a room, with those that hooks.server.ts gives what goes on. */
export function doorHeaders({ settings }: Pick<App, 'settings'>, own: Record<string, string>): Record<string, string> {
	const headers = new Headers(own);
	setSecurityHeaders(headers, { secure: settings.secure, signedIn: true, camera: false });
	return Object.fromEntries(headers);
}
