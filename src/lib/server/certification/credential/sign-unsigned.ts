import { readClaims, sha256Hex } from '#lib/records/index.ts';
import { unsignedCertificates, type UnsignedCertificate } from '../../db/credential-repository.ts';
import { actBody, appendJournal } from '../../db/journal-repository.ts';
import { sealedTextMatches } from '../../db/sealed-text-repository.ts';
import type { Certification } from '../catalogue.ts';
import { readNames } from '../names.ts';
import { unlessGivenUp } from '../rolled-back.ts';
import { keepCredential, signCertificate } from './certificate-credential.ts';

/**
 * Signs the certificates issued before there were signatures, and those whose key was revoked: each exactly as the
 * journal says that it was issued. One whose claims or names were edited since is left unsigned.
 * @returns how many were signed, and the numbers of those that could not be
 */
export async function signUnsigned(
	app: Pick<Certification, 'db' | 'clock' | 'issuer'>
): Promise<{ signed: number; refused: readonly string[] }> {
	const refused: string[] = [];
	let signed = 0;
	for (const certificate of await unsignedCertificates(app.db.read)) {
		if (!(await asIssued(app, certificate))) refused.push(certificate.code);
		else if (await sign(app, certificate)) signed++;
	}
	return { signed, refused };
}

async function asIssued({ db }: Pick<Certification, 'db'>, certificate: UnsignedCertificate): Promise<boolean> {
	const { id, claims, name_text_id, name_hash } = certificate;
	const issued = await actBody(db.read, { act: 'certificate/issued', subject: `certificate:${id}` });
	const names = await sealedTextMatches(db.read, { textId: name_text_id, textHash: name_hash });
	return names === 'same' && issued?.['claims'] === sha256Hex(claims);
}

async function sign(
	app: Pick<Certification, 'db' | 'clock' | 'issuer'>,
	{ id, claims, names: sealed, person_id, status_index: place, signed: before }: UnsignedCertificate
): Promise<boolean> {
	const names = readNames(sealed);
	if (!names) return false;
	const signed = await signCertificate(app, { claims: readClaims(claims), names, place, personId: person_id });
	const at = app.clock().toISOString();
	const kept = await unlessGivenUp(app.db, async (trx, giveUp) => {
		const credential = await keepCredential(trx, { certificateId: id, seq: before + 1, at, signed });
		if (credential === undefined) return giveUp();
		const body = { credential, key: signed.publicKey };
		await appendJournal(trx, { at, actorId: null, act: 'certificate/signed', subject: `certificate:${id}`, body });
		return true;
	});
	return kept ?? false;
}
