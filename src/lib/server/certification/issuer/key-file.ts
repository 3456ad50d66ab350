import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Settings } from '../../settings.ts';

const seedBytes = 32;
const keyFile = v.object({ seed: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)) });

/** The file that holds the issuer's private key where ISSUER_KEY does not. */
export const keyFileIn = (dataDir: string): string => path.join(dataDir, 'issuer-key.json');

/**
 * The secret bytes of the issuer's key: from ISSUER_KEY, else from the key file, which is made where there is none.
 * @throws where the file is not one that we wrote
 */
export async function issuerSeed({ issuerKey, dataDir }: Settings): Promise<Uint8Array> {
	if (issuerKey !== null) return Buffer.from(issuerKey, 'base64url');
	const file = keyFileIn(dataDir);
	const text = (await readIfThere(file)) ?? (await makeKeyFile(file));
	const { success, output } = v.safeParse(keyFile, parsed(text));
	if (!success) throw new Error(`${file} holds no issuer key: restore it from a copy.`);
	return Buffer.from(output.seed, 'base64url');
}

/** Puts a new key in the place of the one in the file; the old one is gone. */
export async function replaceKeyFile(dataDir: string, seed: Uint8Array): Promise<void> {
	const file = keyFileIn(dataDir);
	const beside = `${file}.new`;
	await write(beside, keyText(seed), 'w');
	await rename(beside, file);
}

/** A new secret. */
export const newSeed = (): Uint8Array => randomBytes(seedBytes);

async function makeKeyFile(file: string): Promise<string> {
	await mkdir(path.dirname(file), { recursive: true });
	try {
		const text = keyText(newSeed());
		await write(file, text, 'wx');
		return text;
	} catch (fault) {
		// Another process made it first.
		if (hasCode(fault, 'EEXIST')) return readFile(file, 'utf8');
		throw fault;
	}
}

async function write(file: string, text: string, flag: 'w' | 'wx'): Promise<void> {
	const handle = await open(file, flag, 0o600);
	try {
		await handle.chmod(0o600);
		await handle.writeFile(text);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

async function readIfThere(file: string): Promise<string | undefined> {
	try {
		return await readFile(file, 'utf8');
	} catch (fault) {
		if (hasCode(fault, 'ENOENT')) return undefined;
		throw fault;
	}
}

const keyText = (seed: Uint8Array): string => `${JSON.stringify({ seed: Buffer.from(seed).toString('base64url') })}\n`;

const hasCode = (fault: unknown, code: string): boolean =>
	fault instanceof Error && 'code' in fault && fault.code === code;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
