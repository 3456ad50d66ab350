import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';

describe('a program that asks about a file', () => {
	let server: RunningServer;
	beforeAll(async () => {
		server = await startServer();
	}, 60_000);
	afterAll(() => server.stop());

	const ask = async (body: BodyInit, headers: Record<string, string> = {}) => {
		const answer = await fetch(`${server.origin}/c/check`, { method: 'POST', body, headers });
		return { status: answer.status, body: await answer.text() };
	};

	test.each([
		['nothing', '', 'application/json', 'file/empty'],
		['no JSON', 'x', 'application/vc', 'file/not-json'],
		['other JSON', '{}', 'application/json', 'file/not-credential'],
		['another PDF', '%PDF-1.7', 'application/pdf', 'file/pdf-foreign'],
		['plain text', '{}', 'text/markdown', 'file/not-credential']
	])('that is %s gets a code', async (_, body, type, code) => {
		expect(await ask(body, { 'content-type': type })).toEqual({ status: 400, body: JSON.stringify({ code }) });
	});

	test('needs no page of ours, and no cookie', async () => {
		expect((await ask('{}', { 'content-type': 'application/json', origin: 'https://elsewhere.test' })).status).toBe(
			400
		);
	});
});
