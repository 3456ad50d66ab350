import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { credentialText, unsignedCredential, type CertificateClaims, type HolderNames } from '#lib/records/index.ts';
import { insertCredential } from '../../db/credential-repository.ts';
import { sealText } from '../../db/sealed-text-repository.ts';
import type { Tables } from '../../db/tables.ts';
import type { Certification } from '../catalogue.ts';
import { signCredential } from './sign.ts';

/** A credential signed and not yet kept. */
export interface SignedCertificate {
	readonly text: string;
	readonly publicKey: string;
	readonly personId: string;
}

/** Signs what a certificate states, with both names, with the key in use now. */
export async function signCertificate(
	{ issuer, clock }: Pick<Certification, 'issuer' | 'clock'>,
	stated: { claims: CertificateClaims; names: HolderNames; place: number; personId: string }
): Promise<SignedCertificate> {
	const { claims, names, place, personId } = stated;
	const key = await issuer.key();
	const unsigned = unsignedCredential(claims, { names, issuer, place });
	const signed = await signCredential(unsigned, key, clock().toISOString());
	return { text: credentialText(signed), publicKey: key.publicKey, personId };
}

/**
 * Keeps a credential where its holder's other texts are, so that an erasure takes it along, and gives its salted hash;
 * `undefined`, where another server kept one first: the transaction is then to be given up.
 */
export async function keepCredential(
	trx: Transaction<Tables>,
	{ certificateId, seq, at, signed }: { certificateId: string; seq: number; at: string; signed: SignedCertificate }
): Promise<string | undefined> {
	const id = randomBytes(12).toString('base64url');
	const { textId, textHash } = await sealText(trx, { id, personId: signed.personId, body: signed.text });
	const row = { certificate_id: certificateId, text_id: textId, text_hash: textHash, public_key: signed.publicKey, at };
	return (await insertCredential(trx, row, seq)) ? textHash : undefined;
}
