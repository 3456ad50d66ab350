import type { Person } from '#lib/people/index.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import type { Certification } from '#lib/server/certification/catalogue.ts';
import { certificateByCode, certificateCodes } from '#lib/server/db/certificate-repository.ts';
import { credentialOf } from '#lib/server/db/credential-repository.ts';
import type { Db } from '#lib/server/db/database.ts';
import { completeRecord, course, given, names, someone } from './fixture.ts';

/** A certificate issued to somebody new, and the exact text of its credential. */
export async function issuedBy(app: Certification & { db: Db }, certifier: Person) {
	const holder = await someone(app.db, 'trainee');
	await completeRecord(app.db, holder);
	const submitted = await submitDossier(app, holder, { course: course.id, names });
	if (!submitted.ok) throw new Error(submitted.code);
	await resolveDossier(app, certifier, { dossier: submitted.dossier, outcome: 'granted', reason: '' });
	const code = given((await certificateCodes(app.db.read, [submitted.dossier])).get(submitted.dossier));
	const row = given(await certificateByCode(app.db.read, code));
	const text = given((await credentialOf(app.db.read, row.id))?.text);
	return { code, holder, row, text };
}
