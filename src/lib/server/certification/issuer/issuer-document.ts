import { didDocument } from '#lib/records/index.ts';
import { issuerKeys } from '../../db/issuer-key-repository.ts';
import type { Certification } from '../catalogue.ts';

/** The DID document of the platform, with the key in use now and those that it signed with before. */
export async function issuerDocument({ db, issuer }: Pick<Certification, 'db' | 'issuer'>): Promise<object> {
	await issuer.key();
	return didDocument(issuer.did, await issuerKeys(db.read));
}
