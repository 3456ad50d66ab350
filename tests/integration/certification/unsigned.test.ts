import { describe, expect, test } from 'vitest';
import { sha256Hex } from '#lib/records/index.ts';
import { draftCertificate } from '#lib/server/certification/issue-certificate.ts';
import { signUnsigned } from '#lib/server/certification/credential/sign-unsigned.ts';
import { publicCertificate } from '#lib/server/certification/public-certificate.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { insertCertificate } from '#lib/server/db/certificate-repository.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { dossierById } from '#lib/server/db/dossier-repository.ts';
import { appendJournal } from '#lib/server/db/journal-repository.ts';
import { dialects } from '../database.ts';
import { completeRecord, course, given, names, someone, withCertification } from './fixture.ts';

for (const dialect of dialects) {
	describe(`a certificate older than signatures on ${dialect}`, () => {
		const { store, app, certifier } = withCertification(dialect);

		/** Issues one as the platform did before: no credential, the hash of the claims in the journal. */
		const issuedBefore = async (edit: (claims: string) => string = (claims) => claims) => {
			const holder = await someone(store.db, 'trainee');
			await completeRecord(store.db, holder);
			const submitted = await submitDossier(app, holder, { course: course.id, names });
			if (!submitted.ok) throw new Error(submitted.code);
			const draft = await draftCertificate(app, given(await dossierById(store.db.read, submitted.dossier)));
			if (typeof draft === 'string') throw new Error(draft);
			const { row } = draft;
			await inTransaction(store.db, async (trx) => {
				await insertCertificate(trx, { ...row, claims: edit(row.claims) }, certifier.id);
				await appendJournal(trx, {
					at: row.issued_at,
					actorId: certifier.id,
					act: 'certificate/issued',
					subject: `certificate:${row.id}`,
					body: { code: row.code, dossier: row.dossier_id, claims: sha256Hex(row.claims) }
				});
			});
			return row.code;
		};
		const intact = async (code: string) => (await publicCertificate(app, code, 'fr'))?.checks.intact.code;

		test('keeps its page, says that it is unsigned, and is signed at the next start', async () => {
			const code = await issuedBefore();
			expect(await publicCertificate(app, code, 'fr')).toMatchObject({
				status: 'valid',
				checks: { intact: { answer: 'unknown', code: 'unsigned' }, issuer: { code: 'ours' } }
			});
			expect(await signUnsigned(app)).toEqual({ signed: 1, refused: [] });
			expect(await intact(code)).toBe('signed');
		});

		test('edited since it was issued, it is named and stays unsigned', async () => {
			const code = await issuedBefore((claims) => claims.replace('"hours":4', '"hours":40'));
			expect(await signUnsigned(app)).toEqual({ signed: 0, refused: [code] });
			expect(await intact(code)).toBe('unsigned');
		});

		test('two servers that start at once sign it once', async () => {
			const code = await issuedBefore();
			const both = await Promise.all([signUnsigned(app), signUnsigned(app)]);
			expect(both.reduce((sum, { signed }) => sum + signed, 0)).toBe(1);
			expect(await intact(code)).toBe('signed');
		});
	});
}
