import type { Insertable, Selectable, Transaction } from 'kysely';
import type { Executor } from './database.ts';
import type { Tables } from './tables.ts';
import type { CertificateStatusTable, CertificateTable } from './tables/records.ts';

/** A certificate with all that its public page tells. */
export interface CertificateRow extends Selectable<CertificateTable> {
	/** The names as sealed, null once erased. */
	names: string | null;
	status: Selectable<CertificateStatusTable>['status'];
	status_reason: string;
	status_at: string;
	/** Its number among the statuses of this certificate. */
	status_seq: number;
	status_by: string;
	/** Whose certificate it is. */
	person_id: string;
	superseded_by: string | null;
	certifier_latin: string | null;
	certifier_arabic: string | null;
}

/** The certificate with this number, in its canonical form, or undefined. */
export const certificateByCode = (executor: Executor, code: string): Promise<CertificateRow | undefined> =>
	executor
		.selectFrom('certificate')
		.innerJoin('sealed_text', 'sealed_text.id', 'certificate.name_text_id')
		.innerJoin('certificate_status', 'certificate_status.certificate_id', 'certificate.id')
		.innerJoin('dossier', 'dossier.id', 'certificate.dossier_id')
		.leftJoin('certificate as later', 'later.supersedes', 'certificate.id')
		.leftJoin('resolution', (join) =>
			join.onRef('resolution.dossier_id', '=', 'certificate.dossier_id').on('resolution.seq', '=', 1)
		)
		.leftJoin('person', 'person.id', 'resolution.certifier_id')
		.selectAll('certificate')
		.select(['sealed_text.body as names', 'later.code as superseded_by'])
		.select(['certificate_status.status', 'certificate_status.reason_code as status_reason'])
		.select(['certificate_status.at as status_at', 'certificate_status.seq as status_seq'])
		.select(['certificate_status.by as status_by', 'dossier.person_id'])
		.select(['person.name_latin as certifier_latin', 'person.name_arabic as certifier_arabic'])
		.where('certificate.code', '=', code)
		.orderBy('certificate_status.seq', 'desc')
		.limit(1)
		.executeTakeFirst();

/** The numbers of the certificates that these dossiers led to, by dossier. */
export async function certificateCodes(
	executor: Executor,
	dossierIds: readonly string[]
): Promise<Map<string, string>> {
	if (dossierIds.length === 0) return new Map();
	const rows = await executor
		.selectFrom('certificate')
		.select(['dossier_id', 'code'])
		.where('dossier_id', 'in', dossierIds)
		.execute();
	return new Map(rows.map(({ dossier_id, code }) => [dossier_id, code]));
}

/** Issues a certificate: its row and its first status, `valid`. */
export async function insertCertificate(
	trx: Transaction<Tables>,
	row: Insertable<CertificateTable>,
	by: string
): Promise<void> {
	await trx.insertInto('certificate').values(row).execute();
	await trx
		.insertInto('certificate_status')
		.values({ certificate_id: row.id, seq: 1, status: 'valid', reason_code: 'issued', by, at: row.issued_at })
		.execute();
}

/** The first of the candidates that no certificate has as its place in the status list; undefined if all are taken. */
export async function freeStatusIndex(executor: Executor, candidates: readonly number[]): Promise<number | undefined> {
	const rows = await executor
		.selectFrom('certificate')
		.select('status_index')
		.where('status_index', 'in', candidates)
		.execute();
	const taken = new Set(rows.map(({ status_index }) => status_index));
	return candidates.find((candidate) => !taken.has(candidate));
}

/** How many certificates were ever issued. */
export async function countCertificates(executor: Executor): Promise<number> {
	const { n } = await executor
		.selectFrom('certificate')
		.select(({ fn }) => fn.countAll<number | string>().as('n'))
		.executeTakeFirstOrThrow();
	return Number(n);
}

/** Records the next status of a certificate; false, and nothing recorded, where someone was faster. */
export async function insertCertificateStatus(
	trx: Transaction<Tables>,
	row: Insertable<CertificateStatusTable>
): Promise<boolean> {
	const inserted = await trx
		.insertInto('certificate_status')
		.values(row)
		.onConflict((conflict) => conflict.columns(['certificate_id', 'seq']).doNothing())
		.executeTakeFirst();
	return inserted.numInsertedOrUpdatedRows === 1n;
}

/** The places from one to another, the last left out, whose certificate has this status now. */
export async function placesWithStatus(
	executor: Executor,
	{ status, from, to }: { status: CertificateRow['status']; from: number; to: number }
): Promise<number[]> {
	const rows = await executor
		.selectFrom('certificate_status as latest')
		.innerJoin('certificate', 'certificate.id', 'latest.certificate_id')
		.select('certificate.status_index')
		.where('latest.seq', '>', 1)
		.where('latest.status', '=', status)
		.where('certificate.status_index', '>=', from)
		.where('certificate.status_index', '<', to)
		.where(({ eb, not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('certificate_status as later')
						.select('later.seq')
						.whereRef('later.certificate_id', '=', 'latest.certificate_id')
						.where((inner) => eb(inner.ref('later.seq'), '>', inner.ref('latest.seq')))
				)
			)
		)
		.execute();
	return rows.map(({ status_index }) => status_index);
}

/** How often the status of any certificate changed after its issue: while it stays, every status list does. */
export async function countStatusChanges(executor: Executor): Promise<number> {
	const { n } = await executor
		.selectFrom('certificate_status')
		.select(({ fn }) => fn.countAll<number | string>().as('n'))
		.where('seq', '>', 1)
		.executeTakeFirstOrThrow();
	return Number(n);
}
