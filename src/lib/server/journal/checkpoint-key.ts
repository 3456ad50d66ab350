import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Signs what the platform says of its journal. */
export interface CheckpointSigner {
	/** The public Ed25519 key, in base64url. */
	readonly key: string;
	/** The signature of a text, in base64url. */
	sign(text: string): string;
}

/**
 * The signer whose key is a file of the data folder, made at the first use and readable by its owner alone. It is never
 * in the database: who can write the journal anew there cannot sign for it.
 * @throws when the file cannot be made, or holds no Ed25519 key
 */
export function openCheckpointSigner(dataDir: string): CheckpointSigner {
	const file = keyFileIn(dataDir);
	const privateKey = createPrivateKey(readOrMake(file));
	if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`${file} holds no Ed25519 key`);
	return {
		key: publicPart(privateKey),
		sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url')
	};
}

const keyFileIn = (dataDir: string): string => join(dataDir, 'journal-key.pem');

/** Makes a new key beside the one in use; `use` puts it in its place, and the old one is gone. */
export function replaceCheckpointKey(dataDir: string): { readonly key: string; readonly use: () => void } {
	const file = keyFileIn(dataDir);
	const { privateKey } = generateKeyPairSync('ed25519');
	writeFileSync(`${file}.new`, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
	return { key: publicPart(privateKey), use: () => renameSync(`${file}.new`, file) };
}

function readOrMake(file: string): string {
	if (!existsSync(file)) makeKey(file);
	return readFileSync(file, 'utf8');
}

/** Of two servers that start at once, one makes the file. */
function makeKey(file: string): void {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	const { privateKey } = generateKeyPairSync('ed25519');
	try {
		writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 });
	} catch (fault) {
		if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
	}
}

const publicPart = (privateKey: KeyObject): string => createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '';

/** Whether a text was signed with the private half of a public key, both in base64url. */
export function signedWith(key: string, text: string, signature: string): boolean {
	try {
		const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
		return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64url'));
	} catch {
		// 32 bytes that are no point of the curve: nobody signed with them.
		return false;
	}
}
