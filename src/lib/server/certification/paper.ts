import { bytesToHex } from '@noble/hashes/utils.js';
import { from } from '@digitalbazaar/ed25519-multikey';
import {
	bytesToSign,
	paperCode,
	paperStatement,
	type CertificateClaims,
	type HolderNames
} from '#lib/records/index.ts';
import { issuerKeys } from '../db/issuer-key-repository.ts';
import type { Certification } from './catalogue.ts';
import type { PublicCertificate } from './public-certificate.ts';

/**
 * The address for the QR code on paper. For a certificate that is intact and in force it carries a signed statement
 * after `#`, which no server gets to see; for any other it only leads to the page that tells what became of it.
 */
export async function paperAddress(
	{ issuer }: Pick<Certification, 'issuer'>,
	{ code, checks, status, claims, names }: PublicCertificate,
	origin: string
): Promise<string> {
	if (checks.intact.code !== 'signed' || status !== 'valid' || !names) return `${origin}/c/${code}`;
	return signedPaper({ issuer }, { claims, names }, origin);
}

/** The address that carries the signed statement of a certificate. */
export async function signedPaper(
	{ issuer }: Pick<Certification, 'issuer'>,
	{ claims, names }: { readonly claims: CertificateClaims; readonly names: HolderNames },
	origin: string
): Promise<string> {
	const statement = paperStatement(claims, names);
	const { signer } = await issuer.key();
	const signature = await signer.sign({ data: bytesToSign(statement) });
	return `${origin}/p#${paperCode(statement, signature)}`;
}

/** The public keys that a printed certificate may be signed with, in hex. */
export async function paperKeys({ db, issuer }: Pick<Certification, 'db' | 'issuer'>): Promise<string[]> {
	await issuer.key();
	const believed = (await issuerKeys(db.read)).filter(({ revoked }) => !revoked);
	const pairs = believed.map(({ publicKey }) => from({ type: 'Multikey', publicKeyMultibase: publicKey }));
	return [...new Set((await Promise.all(pairs)).map(({ publicKey }) => bytesToHex(publicKey)))];
}
