import * as v from 'valibot';
import { readOwnCredential, type IntactCode } from '#lib/records/index.ts';
import type { CertificateRow } from '../../db/certificate-repository.ts';
import { credentialOf } from '../../db/credential-repository.ts';
import { issuerKeys } from '../../db/issuer-key-repository.ts';
import { sealedTextMatches } from '../../db/sealed-text-repository.ts';
import type { Certification } from '../catalogue.ts';
import { statesTheSame } from './check-presented.ts';
import { proofHolds } from './check-proof.ts';

/**
 * Whether what is kept of a certificate is what was issued: the names against their hash, the credential against its
 * hash and its signature, and the one against the other.
 */
export async function checkKept({ db }: Pick<Certification, 'db'>, row: CertificateRow): Promise<IntactCode> {
	const names = await sealedTextMatches(db.read, { textId: row.name_text_id, textHash: row.name_hash });
	if (names === 'changed') return 'altered';
	const kept = await credentialOf(db.read, row.id);
	if (!kept) return names === 'erased' ? 'erased' : 'unsigned';
	if (kept.text === null) return 'erased';
	const sealed = await sealedTextMatches(db.read, { textId: kept.text_id, textHash: kept.text_hash });
	if (sealed !== 'same') return 'altered';
	const credential = v.parse(v.looseObject({}), JSON.parse(kept.text));
	const stated = readOwnCredential(credential);
	if (!stated || !statesTheSame(stated, row) || stated.claims.code !== row.code) return 'altered';
	const keys = await issuerKeys(db.read);
	// Until the next start signs it again.
	if (keys.some(({ publicKey, revoked }) => revoked && publicKey === kept.public_key)) return 'unsigned';
	return (await proofHolds(credential, keys)) ? 'signed' : 'altered';
}
