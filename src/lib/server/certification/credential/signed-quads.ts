import * as v from 'valibot';
import { documentsWith } from './documents.ts';
import { proofLibraries } from './proof-libraries.ts';

/** The two texts that the signature of a credential covers, as the hash of the one followed by that of the other. */
export interface SignedQuads {
	/** What is said of the proof: who signs, when, how. */
	readonly proof: string;
	/** All that the credential says. */
	readonly document: string;
}

const signed = v.looseObject({ '@context': v.array(v.unknown()), proof: v.looseObject({}) });

/**
 * The texts behind a credential's signature, in the one form that `eddsa-rdfc-2022` gives them: whoever has these can
 * verify it with hashes and Ed25519 alone, without any library for linked data.
 * @throws on what is no signed credential with contexts that we carry
 */
export async function signedQuads(credential: string): Promise<SignedQuads> {
	const { proof, ...document } = v.parse(signed, JSON.parse(credential));
	const { proofValue: _, ...options } = proof;
	const { cryptosuite } = await proofLibraries();
	const canonical = (said: object): Promise<string> =>
		cryptosuite.canonize(said, { documentLoader: documentsWith([]), base: null, safe: true });
	return {
		proof: await canonical({ '@context': document['@context'], ...options }),
		document: await canonical(document)
	};
}
