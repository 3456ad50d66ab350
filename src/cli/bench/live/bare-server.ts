import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '../../running-server.ts';

/** The bare loop in a process of its own. */
export async function startBareFanOut(): Promise<{ origin: string; stop: () => void }> {
	const port = await freePort();
	const child = spawn(process.execPath, [path.join(import.meta.dirname, '../bare-fan-out.js')], {
		env: { ...process.env, PORT: String(port) },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await once(child.stdout, 'data');
	return { origin: `http://127.0.0.1:${port}`, stop: () => void child.kill('SIGTERM') };
}
