import { spawn } from 'node:child_process';
import path from 'node:path';

/** The folder that holds package.json. */
export const root = path.resolve(import.meta.dirname, '../../..');

export interface Captured {
	code: number;
	/** What it wrote, errors and all, in the order it came. */
	output: string;
}

/** Runs a script of the house with this Node, in a folder, without input, and gives its exit code and all it wrote. */
export const capture = (
	script: string,
	args: string[],
	env: Record<string, string> = {},
	folder = root
): Promise<Captured> =>
	new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [path.join(root, script), ...args], {
			cwd: folder,
			env: { ...process.env, FORCE_COLOR: '0', ...env },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		const pieces: Buffer[] = [];
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => pieces.push(piece));
		child.on('error', reject);
		child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(pieces).toString() }));
	});
