import type { Person } from '#lib/people/index.ts';
import { certificateCodes } from '../../db/certificate-repository.ts';
import { storableText } from '../../db/storable-text.ts';
import type { Certification } from '../catalogue.ts';
import { mostGrants } from '../grant-many.ts';
import { printableCertificate, type PrintableCertificate } from '../printable.ts';

/** The certificates that these dossiers led to, one by one; those that may not be printed are left out. */
export async function* printablesOf(
	app: Certification,
	person: Person,
	dossiers: readonly string[]
): AsyncGenerator<PrintableCertificate> {
	const codes = await certificateCodes(app.db.read, dossiers.slice(0, mostGrants).map(storableText));
	for (const code of codes.values()) {
		const printable = await printableCertificate(app, person, code);
		if (printable) yield printable;
	}
}
