import type { SigningKey } from '../issuer/issuer.ts';
import { documentsWith } from './documents.ts';
import { proofLibraries } from './proof-libraries.ts';

const documentLoader = documentsWith([]);

/**
 * Signs a credential with `eddsa-rdfc-2022`.
 * @param at UTC ISO time of the signature
 * @throws on a credential that is not one of the Verifiable Credentials Data Model 2.0
 */
export async function signCredential(credential: object, { signer }: SigningKey, at: string): Promise<object> {
	const { DataIntegrityProof, cryptosuite, issue } = await proofLibraries();
	const suite = new DataIntegrityProof({ signer, cryptosuite, date: at });
	return issue({ credential, suite, documentLoader, now: at });
}
