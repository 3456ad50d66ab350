import { generate, type Signer } from '@digitalbazaar/ed25519-multikey';
import { didWeb, keyAddress, type CredentialIssuer } from '#lib/records/index.ts';
import type { Db } from '../../db/database.ts';
import { recordIssuerKey } from '../../db/issuer-key-repository.ts';

/** A key that signs; only its public half is ever stored. */
export interface SigningKey {
	readonly publicKey: string;
	readonly signer: Signer;
}

/** The platform as the issuer of its certificates. */
export interface Issuer extends CredentialIssuer {
	/** The key in use now, recorded among the public ones. Not inside a transaction: it may write. */
	readonly key: () => Promise<SigningKey>;
}

interface IssuerInput {
	readonly db: Db;
	readonly origin: string;
	readonly clock: () => Date;
	/** The 32 secret bytes of the key in use; asked for at each signature, so that a rotation needs no restart. */
	readonly seed: () => Promise<Uint8Array>;
}

/** The issuer at an address, with its key. */
export function issuerAt({ db, origin, clock, seed }: IssuerInput): Issuer {
	const did = didWeb(origin);
	const recorded = new Set<string>();
	const key = async (): Promise<SigningKey> => {
		const { publicKey, signer } = await signingKey(did, await seed());
		if (!recorded.has(publicKey)) await recordIssuerKey(db, { did, publicKey }, clock().toISOString());
		recorded.add(publicKey);
		return { publicKey, signer };
	};
	return { did, origin, key };
}

/** The key made of 32 secret bytes. */
export async function signingKey(did: string, seed: Uint8Array): Promise<SigningKey> {
	const { publicKeyMultibase: publicKey } = await generate({ seed });
	const pair = await generate({ seed, controller: did, id: keyAddress({ did, publicKey }) });
	return { publicKey, signer: pair.signer() };
}
