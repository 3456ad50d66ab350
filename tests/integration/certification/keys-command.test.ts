import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const command = path.resolve(import.meta.dirname, '../../../src/cli/keys.ts');
const answer = v.object({
	ok: v.boolean(),
	did: v.string(),
	keys: v.array(v.object({ publicKey: v.string(), state: v.picklist(['in use', 'replaced', 'revoked']) }))
});

describe('npm run keys', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'pretoire-keys-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	const keys = async (words: readonly string[], more: Record<string, string> = {}) => {
		const env = { ...process.env, DATA_DIR: folder, ORIGIN: 'https://pretoire.test', DATABASE_URL: '', ...more };
		const { stdout } = await promisify(execFile)(process.execPath, [command, ...words, '--json'], { env });
		return v.parse(answer, JSON.parse(stdout));
	};

	test('rotates, keeps the old key as true, revokes it, and never shows the secret', async () => {
		const first = await keys(['rotate']);
		const second = await keys(['rotate']);
		expect(second.did).toBe('did:web:pretoire.test');
		expect(second.keys.map(({ state }) => state).toSorted()).toEqual(['in use', 'replaced']);
		const old = first.keys.find(({ state }) => state === 'in use')?.publicKey ?? '';
		expect(second.keys.find(({ publicKey }) => publicKey === old)?.state).toBe('replaced');
		const third = await keys(['revoke', old]);
		expect(third.keys.find(({ publicKey }) => publicKey === old)?.state).toBe('revoked');
		const inUse = third.keys.find(({ state }) => state === 'in use')?.publicKey ?? '';
		await expect(keys(['revoke', inUse])).rejects.toThrow('in use');
		await expect(keys(['revoke', 'z6Mkunknown'])).rejects.toThrow('No such key');
		const file = await readFile(path.join(folder, 'issuer-key.json'), 'utf8');
		expect(JSON.stringify(third)).not.toContain(file.slice(9, 52));
	});

	test('its file is for the platform alone, and the key of the environment wins', async () => {
		expect((await stat(path.join(folder, 'issuer-key.json'))).mode & 0o777).toBe(0o600);
		await expect(keys(['rotate'], { ISSUER_KEY: 'A'.repeat(43) })).rejects.toThrow('ISSUER_KEY');
	});

	test('a file that holds no key is never written over', async () => {
		await writeFile(path.join(folder, 'issuer-key.json'), 'torn');
		await expect(keys(['list'])).rejects.toThrow('holds no issuer key');
		expect(await readFile(path.join(folder, 'issuer-key.json'), 'utf8')).toBe('torn');
	});
});
