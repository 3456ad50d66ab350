import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { serverFlags } from './launch/node-flags.js';

/** A built server that runs on a port and a data folder of its own, for tests and measures. */
export interface RunningServer {
	origin: string;
	dataDir: string;
	process: ChildProcess;
	/** Stops it and keeps its data folder. */
	halt: () => Promise<void>;
	/** Stops it and removes its data folder. */
	stop: () => Promise<void>;
}

interface How {
	/** Environment variables on top of the defaults. */
	settings?: Record<string, string>;
	/** The folder it is built in; ours by default. */
	folder?: string;
	/** A module loaded before the server; it may talk to us by messages. */
	preload?: string;
	/** A data folder prepared before; by default an empty one. */
	dataDir?: string;
	/** How many files and connections the system lets it have open; by default as many as us. */
	openFiles?: number;
}

const root = path.resolve(import.meta.dirname, '../..');

/** An empty data folder, gone when the machine tidies its temporary files. */
export const emptyDataDir = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'pretoire-'));

/** Starts a server that was built before and waits until it listens; an empty database gets the demo people. */
export const startServer = async ({
	settings = {},
	folder = root,
	preload,
	dataDir,
	openFiles
}: How = {}): Promise<RunningServer> => {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const data = dataDir ?? (await emptyDataDir());
	const own = path.join(folder, 'build/server.js');
	// An application that is not ours has the adapter's server alone.
	const entry = existsSync(own) ? own : path.join(folder, 'build/index.js');
	const args = [...serverFlags, ...(preload ? ['--import', preload] : []), entry];
	const [command = '', ...before] = limitedTo(openFiles);
	const child = spawn(command, [...before, ...args], {
		cwd: folder,
		env: {
			...process.env,
			NODE_ENV: 'production',
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: origin,
			DATA_DIR: data,
			...settings
		},
		stdio: ['ignore', 'pipe', 'inherit', ...(preload ? ['ipc' as const] : [])]
	});
	await listening(child);
	const halt = () => end(child);
	const stop = async () => {
		await halt();
		await rm(data, { recursive: true, force: true });
	};
	return { origin, dataDir: data, process: child, halt, stop };
};

const limitedTo = (openFiles: number | undefined): string[] =>
	openFiles === undefined
		? [process.execPath]
		: ['/bin/sh', '-c', `ulimit -n ${openFiles} && exec "$@"`, 'sh', process.execPath];

/** A port of this machine that nobody uses. */
export const freePort = async (): Promise<number> => {
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

const end = async (child: ChildProcess): Promise<void> => {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	await ended;
};
