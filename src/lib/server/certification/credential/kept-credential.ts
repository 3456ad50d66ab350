import type { App } from '../../app.ts';
import { certificateByCode } from '../../db/certificate-repository.ts';
import { credentialOf } from '../../db/credential-repository.ts';
import { certificationOf } from '../certification-of.ts';
import { lookUpCertificate } from '../look-up-certificate.ts';

/**
 * The exact text of a certificate's credential for an anonymous visitor who knows the number; `undefined` for an
 * unknown number, one never signed, and once its holder was erased.
 */
export async function keptCredential(
	app: App,
	{ code, address }: { readonly code: string; readonly address: string }
): Promise<string | 'limited' | undefined> {
	const found = await lookUpCertificate(app, certificationOf(app), { code, language: 'fr', address });
	if (found === 'limited') return 'limited';
	const row = found && (await certificateByCode(app.db.read, code));
	return (row && (await credentialOf(app.db.read, row.id))?.text) ?? undefined;
}
