import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A built server that runs on a port and a data folder of its own. */
export interface RunningServer {
	origin: string;
	dataDir: string;
	stop: () => Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Starts the built server (`npm run build` made it) on an empty data folder, with demo people, and waits until it
 * listens.
 * @param settings environment variables on top of the defaults
 */
export const startServer = async (settings: Record<string, string> = {}): Promise<RunningServer> => {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const dataDir = await mkdtemp(path.join(tmpdir(), 'pretoire-'));
	const child = spawn(process.execPath, [path.join(root, 'build/index.js')], {
		cwd: root,
		env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', ORIGIN: origin, DATA_DIR: dataDir, ...settings },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await listening(child);
	return { origin, dataDir, stop: () => stop(child, dataDir) };
};

const freePort = async (): Promise<number> => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('No port to listen on');
	return address.port;
};

const listening = (child: ChildProcess): Promise<void> =>
	new Promise((resolve, reject) => {
		if (!child.stdout) throw new Error('The server has no output to read');
		createInterface(child.stdout).on('line', (line) => {
			if (line.startsWith('Listening on')) resolve();
		});
		child.once('exit', (code) => reject(new Error(`The server ended with ${String(code)} before it listened`)));
	});

const stop = async (child: ChildProcess, dataDir: string): Promise<void> => {
	if (child.exitCode === null && child.signalCode === null) {
		const ended = once(child, 'exit');
		child.kill('SIGTERM');
		await ended;
	}
	await rm(dataDir, { recursive: true, force: true });
};
