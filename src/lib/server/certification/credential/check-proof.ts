import type { TrustedKey } from '#lib/records/index.ts';
import { documentsWith } from './documents.ts';
import { proofLibraries } from './proof-libraries.ts';

/**
 * Whether every byte that a credential states is what its issuer signed, with a key that is theirs.
 * Time and status are asked elsewhere: what has expired was still signed.
 * @param credential a shape that `readPresented` let in
 * @param moreContexts known besides those that we carry: for test material alone
 */
export async function proofHolds(
	credential: { readonly validFrom?: string },
	keys: readonly TrustedKey[],
	moreContexts: ReadonlyMap<string, object> = new Map()
): Promise<boolean> {
	const { DataIntegrityProof, cryptosuite, verifyCredential } = await proofLibraries();
	const suite = new DataIntegrityProof({ cryptosuite });
	const { verified } = await verifyCredential({
		credential,
		suite,
		documentLoader: documentsWith(keys, moreContexts),
		checkStatus: () => Promise.resolve({ verified: true }),
		...(credential.validFrom !== undefined && { now: credential.validFrom })
	});
	return verified;
}
