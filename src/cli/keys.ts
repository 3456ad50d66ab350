/**
 * `npm run keys -- list|rotate|revoke <public key> [--json]`: the keys that certificates are signed with.
 * `rotate` puts a new key in the place of the one in use; what the old one signed stays true. `revoke` is for a key
 * that somebody else may have: nothing signed with it is believed any more, and the next start signs again.
 */
import { didWeb, type TrustedKey } from '#lib/records/index.ts';
import { signingKey } from '#lib/server/certification/issuer/issuer.ts';
import { issuerSeed, newSeed, replaceKeyFile } from '#lib/server/certification/issuer/key-file.ts';
import { openDatabase, type Db } from '#lib/server/db/database.ts';
import { issuerKeys, recordIssuerKey, revokeIssuerKey } from '#lib/server/db/issuer-key-repository.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { readSettings, type Settings } from '#lib/server/settings.ts';
import { attempt, report, words } from './report.ts';

await attempt(async () => {
	const [command, key = ''] = words();
	const settings = readSettings(process.env);
	const db = await openDatabase(settings.database);
	try {
		await migrate(db);
		if (command === 'rotate') await rotate(db, settings);
		else if (command === 'revoke') await revoke(db, settings, key);
		else if (command !== 'list') throw new Error('Use: npm run keys -- list | rotate | revoke <public key>');
		await list(db, settings);
	} finally {
		await db.close();
	}
});

async function rotate(db: Db, { origin, issuerKey, dataDir }: Settings): Promise<void> {
	if (issuerKey !== null) throw new Error('The key comes from ISSUER_KEY: put a new one there and start again.');
	const [seed, did] = [newSeed(), didWeb(origin)];
	const { publicKey } = await signingKey(did, seed);
	// First made public, then used: nothing is ever signed with a key that nobody can look up.
	await recordIssuerKey(db, { did, publicKey }, new Date().toISOString());
	await replaceKeyFile(dataDir, seed);
}

async function revoke(db: Db, settings: Settings, publicKey: string): Promise<void> {
	const known = (await issuerKeys(db.read)).some((key) => key.publicKey === publicKey);
	if (!known) throw new Error('No such key. To see them: npm run keys -- list');
	if (publicKey === (await keyInUse(settings))) throw new Error('This key is in use. First: npm run keys -- rotate');
	await revokeIssuerKey(db, publicKey, new Date().toISOString());
}

async function list(db: Db, settings: Settings): Promise<void> {
	const inUse = await keyInUse(settings);
	const did = didWeb(settings.origin);
	const keys = (await issuerKeys(db.read)).map((key) => ({ ...key, state: stateOf(key, inUse) }));
	report({ ok: true, did, keys }, [did, ...keys.map(({ publicKey, state }) => `${publicKey}  ${state}`)]);
}

async function keyInUse(settings: Settings): Promise<string> {
	return (await signingKey(didWeb(settings.origin), await issuerSeed(settings))).publicKey;
}

function stateOf({ publicKey, revoked }: TrustedKey, inUse: string): 'revoked' | 'in use' | 'replaced' {
	if (revoked) return 'revoked';
	return publicKey === inUse ? 'in use' : 'replaced';
}
