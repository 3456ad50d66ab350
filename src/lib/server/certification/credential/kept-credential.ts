import type { App } from '../../app.ts';
import { certificateByCode } from '../../db/certificate-repository.ts';
import { credentialOf } from '../../db/credential-repository.ts';
import { certificationOf } from '../certification-of.ts';
import { lookUpCertificate } from '../look-up-certificate.ts';

/** Why there is no credential to give: an unknown number, one never signed, an erased holder; or too many questions. */
type NoCredential = 'absent' | 'limited';

/**
 * The exact text of a certificate's credential for an anonymous visitor who knows the number.
 */
export async function keptCredential(
	app: App,
	{ code, address }: { readonly code: string; readonly address: string }
): Promise<{ text: string } | NoCredential> {
	const found = await lookUpCertificate(app, certificationOf(app), { code, language: 'fr', address });
	if (found === 'limited') return 'limited';
	const row = found && (await certificateByCode(app.db.read, code));
	const text = row && (await credentialOf(app.db.read, row.id))?.text;
	return text ? { text } : 'absent';
}
