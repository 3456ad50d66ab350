import type { Transaction } from 'kysely';
import { may, type Person } from '#lib/people/index.ts';
import { actsOn, statusAfter, type RecordedStatus, type StatusAct, type StatusReason } from '#lib/records/index.ts';
import { certificateByCode, insertCertificateStatus, type CertificateRow } from '../db/certificate-repository.ts';
import { inTransaction } from '../db/database.ts';
import { appendJournal } from '../db/journal-repository.ts';
import type { Tables } from '../db/tables.ts';
import type { Certification } from './catalogue.ts';

export type StatusChanged =
	| { readonly ok: true }
	| { readonly ok: false; readonly code: 'certificate/not-found' }
	/** The act is not possible any more: the certificate has another status, perhaps since a moment. */
	| { readonly ok: false; readonly code: 'certificate/not-now'; readonly status: RecordedStatus };

interface Change {
	/** The number, in its canonical form. */
	readonly code: string;
	readonly act: StatusAct;
	readonly reason: StatusReason;
}

/**
 * Revokes a certificate, suspends it or lets it hold again. The page, the status lists and the journal tell it at once.
 * The same act sent again by the same certifier changes nothing and succeeds.
 */
export async function changeStatus(app: Certification, person: Person, change: Change): Promise<StatusChanged> {
	const row = await certificateByCode(app.db.read, change.code);
	if (!row || !may(person, 'certificate/revoke', { ownerId: row.person_id }))
		return { ok: false, code: 'certificate/not-found' };
	if (!actsOn(row.status).includes(change.act)) return afterTheFact(row, person, change);
	const recorded = await record(app, person, row, change);
	if (recorded) return { ok: true };
	const now = await certificateByCode(app.db.read, change.code);
	return now ? afterTheFact(now, person, change) : { ok: false, code: 'certificate/not-found' };
}

function afterTheFact(row: CertificateRow, person: Person, { act, reason }: Change): StatusChanged {
	const same = row.status === statusAfter(act) && row.status_reason === reason && row.status_by === person.id;
	return same ? { ok: true } : { ok: false, code: 'certificate/not-now', status: row.status };
}

const record = (app: Certification, person: Person, row: CertificateRow, change: Change): Promise<boolean> =>
	inTransaction(app.db, (trx) => recordStatus(trx, person, row, { ...change, at: app.clock().toISOString() }));

/** Writes the next status and its line in the journal; false, and nothing written, where someone was faster. */
export async function recordStatus(
	trx: Transaction<Tables>,
	person: Person,
	row: CertificateRow,
	change: Omit<Change, 'code'> & { readonly at: string }
): Promise<boolean> {
	const { at } = change;
	const status = statusAfter(change.act);
	const seq = row.status_seq + 1;
	const next = { certificate_id: row.id, seq, status, reason_code: change.reason, by: person.id, at };
	if (!(await insertCertificateStatus(trx, next))) return false;
	const body = { code: row.code, status, reason: change.reason };
	const act = `certificate/${acts[change.act]}`;
	await appendJournal(trx, { at, actorId: person.id, act, subject: `certificate:${row.id}`, body });
	return true;
}

const acts: Record<StatusAct, string> = { revoke: 'revoked', suspend: 'suspended', reinstate: 'reinstated' };
