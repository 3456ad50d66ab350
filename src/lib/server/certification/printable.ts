import { may, type Person } from '#lib/people/index.ts';
import type { HolderNames } from '#lib/records/index.ts';
import { certificateByCode } from '../db/certificate-repository.ts';
import { credentialOf } from '../db/credential-repository.ts';
import type { Certification } from './catalogue.ts';
import { signedPaper } from './paper.ts';
import { publicCertificate, type PublicCertificate } from './public-certificate.ts';
import { qrCode, type QrCode } from './qr-code.ts';

/** A certificate as it goes on paper: what its page tells, and what it carries to be checked with. */
export interface PrintableCertificate extends PublicCertificate {
	readonly names: HolderNames;
	/** The exact text of its signed credential. */
	readonly credential: string;
	/** The short address that leads to its page. */
	readonly address: string;
	readonly qr: QrCode;
}

/**
 * The certificate with this number for its sheet: the same on every day, since paper cannot tell what became of it.
 * Nothing for who may not print it, and for one that was revoked, suspended or replaced, erased, or is not what was
 * signed.
 */
export async function printableCertificate(
	app: Certification,
	person: Person,
	code: string
): Promise<PrintableCertificate | undefined> {
	const row = await certificateByCode(app.db.read, code);
	if (!row || !may(person, 'certificate/print', { ownerId: row.person_id })) return undefined;
	const certificate = await publicCertificate(app, code, 'fr');
	const credential = (await credentialOf(app.db.read, row.id))?.text;
	if (!certificate || !credential || !mayBePrinted(certificate)) return undefined;
	const { origin } = app.issuer;
	const qr = qrCode(await signedPaper(app, certificate, origin));
	return { ...certificate, credential, address: `${origin}/c/${code}`, qr };
}

function mayBePrinted(certificate: PublicCertificate): certificate is PublicCertificate & { names: HolderNames } {
	const { checks, status, names } = certificate;
	return names !== null && checks.intact.code === 'signed' && (status === 'valid' || status === 'expired');
}

/** Whether a visitor is offered the sheet of this certificate, and whether it is their own. */
export async function offersPrint(
	{ db }: Pick<Certification, 'db'>,
	person: Person | null,
	certificate: PublicCertificate
): Promise<{ readonly prints: boolean; readonly own: boolean }> {
	const row = person && mayBePrinted(certificate) ? await certificateByCode(db.read, certificate.code) : undefined;
	if (!person || !row) return { prints: false, own: false };
	const subject = { ownerId: row.person_id };
	return { prints: may(person, 'certificate/print', subject), own: may(person, 'certificate/export', subject) };
}
