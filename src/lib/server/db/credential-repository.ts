import type { Insertable, Transaction } from 'kysely';
import type { Executor } from './database.ts';
import type { Tables } from './tables.ts';
import type { CredentialTable } from './tables/records.ts';

/** The credential of a certificate as it is kept. */
export interface CredentialRow {
	/** Its exact text, null once its holder was erased. */
	text: string | null;
	text_id: string;
	text_hash: string;
	public_key: string;
}

/** The latest credential of a certificate; undefined while it was never signed. */
export const credentialOf = (executor: Executor, certificateId: string): Promise<CredentialRow | undefined> =>
	executor
		.selectFrom('credential')
		.innerJoin('sealed_text', 'sealed_text.id', 'credential.text_id')
		.select(['sealed_text.body as text', 'credential.text_id', 'credential.text_hash', 'credential.public_key'])
		.where('credential.certificate_id', '=', certificateId)
		.orderBy('credential.seq', 'desc')
		.limit(1)
		.executeTakeFirst();

/** Keeps a signed credential as the next of its certificate; false where another server was faster. */
export async function insertCredential(
	trx: Transaction<Tables>,
	row: Omit<Insertable<CredentialTable>, 'seq'>,
	seq: number
): Promise<boolean> {
	const inserted = await trx
		.insertInto('credential')
		.values({ ...row, seq })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return inserted.numInsertedOrUpdatedRows === 1n;
}

/** A certificate that no key still believed has signed. */
export interface UnsignedCertificate {
	id: string;
	code: string;
	claims: string;
	status_index: number;
	person_id: string;
	names: string;
	name_text_id: string;
	name_hash: string;
	/** How often it was signed before. */
	signed: number;
}

/** The certificates to sign: those never signed, or only with keys revoked since, of holders not erased. */
export async function unsignedCertificates(executor: Executor): Promise<UnsignedCertificate[]> {
	const rows = await executor
		.selectFrom('certificate')
		.innerJoin('dossier', 'dossier.id', 'certificate.dossier_id')
		.innerJoin('sealed_text', 'sealed_text.id', 'certificate.name_text_id')
		.select(['certificate.id', 'certificate.code', 'certificate.claims', 'certificate.status_index'])
		.select(['certificate.name_text_id', 'certificate.name_hash', 'dossier.person_id', 'sealed_text.body as names'])
		.select((eb) =>
			eb
				.selectFrom('credential')
				.select(({ fn }) => fn.countAll<number | string>().as('n'))
				.whereRef('credential.certificate_id', '=', 'certificate.id')
				.as('signed')
		)
		.where('sealed_text.body', 'is not', null)
		.where((eb) =>
			eb.not(
				eb.exists(
					eb
						.selectFrom('credential')
						.leftJoin('issuer_key_revoked', 'issuer_key_revoked.public_key', 'credential.public_key')
						.select('credential.seq')
						.whereRef('credential.certificate_id', '=', 'certificate.id')
						.where('issuer_key_revoked.at', 'is', null)
				)
			)
		)
		.orderBy('certificate.id')
		.execute();
	return rows.flatMap(({ names, signed, ...row }) =>
		names === null ? [] : [{ ...row, names, signed: Number(signed) }]
	);
}
