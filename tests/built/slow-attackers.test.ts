import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';

/** What the system lets the server have open: fewer than come. */
const openFiles = 400;

let server: RunningServer;
const before = new Agent({ keepAlive: true, maxSockets: 1 });
const sockets: Socket[] = [];
beforeAll(async () => {
	server = await startServer({ openFiles });
});
afterAll(async () => {
	for (const socket of sockets) socket.destroy();
	before.destroy();
	await server.stop();
});

/** A connection that says so much and then nothing more. */
async function stall(said: string): Promise<Socket> {
	const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
	sockets.push(socket);
	socket.on('error', () => undefined);
	await once(socket, 'connect');
	socket.write(said);
	return socket;
}

const stallMany = async (count: number, said: string): Promise<Socket[]> => {
	const stalled: Socket[] = [];
	for (let n = 1; n <= count; n += 1) stalled.push(await stall(said));
	return stalled;
};

/** By somebody whose connection has been there before the others came. */
const asked = (address: string): Promise<{ status: number | undefined; onTheSame: boolean }> =>
	new Promise((resolve, reject) => {
		const request = get(server.origin + address, { agent: before }, (answer) => {
			const told = () => resolve({ status: answer.statusCode, onTheSame: request.reusedSocket });
			text(answer).then(told, reject);
		});
		request.on('error', reject);
	});

describe('more connections than the system lets the server have, none of which asks for anything', () => {
	test('do not end it: whoever was there before gets pages, also such as were never loaded until then', async () => {
		expect((await asked('/fr')).status).toBe(200);
		const headers = `GET /fr HTTP/1.1\r\nhost: ${new URL(server.origin).host}\r\n`;
		const body = `POST /fr/sign-in HTTP/1.1\r\nhost: x\r\norigin: ${server.origin}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 999\r\n\r\nmail=`;
		await Promise.all([stallMany(500, ''), stallMany(150, headers), stallMany(100, body)]);
		for (const address of ['/fr', '/ar/sign-in', '/favicon.svg', '/fr/verify']) {
			const { status, onTheSame } = await asked(address);
			expect([address, status, onTheSame]).toEqual([address, 200, true]);
		}
	});

	test('are closed when they have said nothing, or a letter now and then, for a quarter of a minute; who was answered before is not', async () => {
		for (const socket of sockets.splice(0)) socket.destroy();
		const slow = await stall('GET /fr HTTP/1.1\r\nx: ');
		const dripping = setInterval(() => slow.write('a'), 500);
		const silent = await stall('');
		slow.resume();
		silent.resume();
		await Promise.all([once(slow, 'close'), once(silent, 'close')]);
		clearInterval(dripping);
		expect(await asked('/fr')).toMatchObject({ status: 200, onTheSame: true });
		expect((await fetch(`${server.origin}/fr`)).status).toBe(200);
	});
});
