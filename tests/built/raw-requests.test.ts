import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';
import { stranger } from './visitor.ts';

let server: RunningServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server.stop());

/** Sends the bytes of a request, and gives what came back before the line was closed. */
async function answerTo(lines: readonly string[]): Promise<string> {
	const { port, host } = new URL(server.origin);
	const socket = connect(Number(port), '127.0.0.1');
	await once(socket, 'connect');
	socket.write([lines[0], `host: ${host}`, 'connection: close', ...lines.slice(1), '', ''].join('\r\n'), 'latin1');
	return text(socket);
}

describe('a request that no browser makes', () => {
	test.each([
		['to another host', ['GET http://evil.example/fr HTTP/1.1'], 400],
		['to no address', ['GET * HTTP/1.1'], 400],
		['with two lengths', ['POST /fr/sign-in HTTP/1.1', 'content-length: 3', 'content-length: 4'], 400],
		[
			'with a length and in pieces',
			['POST /fr/sign-in HTTP/1.1', 'content-length: 3', 'transfer-encoding: chunked'],
			400
		],
		['to be sent back', ['TRACE /fr HTTP/1.1'], 400],
		['with a NUL', ['GET /fr\0 HTTP/1.1'], 400],
		['with letters that are not coded', ['GET /fr/\xe9 HTTP/1.1'], 400],
		['with twenty thousand letters of cookies', ['GET /fr HTTP/1.1', `cookie: ${'a'.repeat(20_000)}`], 431],
		['with two thousand headers', ['GET /fr HTTP/1.1', ...Array<string>(2000).fill('a: b')], 431],
		['for a stretch that is not there', ['GET /favicon.svg HTTP/1.1', 'range: bytes=9999-1'], 416],
		['out of the folder of the build', ['GET /_app/%2e%2e/%2e%2e/%2e%2e/package.json HTTP/1.1'], 404],
		['out of it in another way', ['GET /_app/immutable/..%5c..%5cpackage.json HTTP/1.1'], 404],
		['that deletes', ['DELETE /fr/home HTTP/1.1'], 403],
		['that is called another', ['POST /fr/sign-in?_method=DELETE HTTP/1.1', 'x-http-method-override: DELETE'], 403]
	])('%s is refused', async (_, lines, status) => {
		expect(await answerTo(lines)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
	});

	test.each(['//evil.example/', '/fr//evil.example/', '/\\evil.example/', '//evil.example/%2f..', '/fr/'])(
		'for %s leads to nobody else',
		async (address) => {
			const [, leads = '/'] = /^location: (.*)\r$/im.exec(await answerTo([`GET ${address} HTTP/1.1`])) ?? [];
			expect(new URL(leads, server.origin).origin).toBe(server.origin);
		}
	);

	test('of which nobody reads the body is answered, and the next on the same line too', async () => {
		const nobody = stranger(server.origin);
		const headers = { 'content-type': 'application/json' };
		for (let time = 1; time <= 3; time++)
			expect((await nobody.post('/api/answers', { body: 'x'.repeat(500_000), headers })).status).toBe(401);
	});

	test('leaves the server as it was', async () => {
		expect((await stranger(server.origin).get('/fr')).status).toBe(200);
	});
});
