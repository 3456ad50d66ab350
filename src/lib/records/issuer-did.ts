/** A public key that an issuer has signed with. */
export interface TrustedKey {
	/** The issuer's name at the time: it changes with the address of the platform. */
	readonly did: string;
	/** Multibase, as a Multikey writes it. */
	readonly publicKey: string;
	/** Whether somebody else may have it: nothing signed with it is believed any more. */
	readonly revoked: boolean;
}

/** The `did:web` of an address such as `https://pretoire.example:8443`; a port's colon is written `%3A`. */
export const didWeb = (origin: string): string => `did:web:${new URL(origin).host.replaceAll(':', '%3A')}`;

/** The address of a key in the document of its issuer, as a proof names it. */
export const keyAddress = ({ did, publicKey }: Pick<TrustedKey, 'did' | 'publicKey'>): string => `${did}#${publicKey}`;

/**
 * The DID document of an issuer. Keys that were replaced stay in it, since what they signed stays true; revoked ones
 * are shown without being good for anything.
 */
export function didDocument(did: string, keys: readonly TrustedKey[]): Record<string, unknown> {
	const own = keys.filter((key) => key.did === did);
	return {
		'@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
		id: did,
		verificationMethod: own.map(methodOf),
		assertionMethod: own.filter(({ revoked }) => !revoked).map(keyAddress)
	};
}

/** A key as a verifier loads it by its address. */
export const methodOf = (key: TrustedKey) => ({
	id: keyAddress(key),
	type: 'Multikey',
	controller: key.did,
	publicKeyMultibase: key.publicKey
});
