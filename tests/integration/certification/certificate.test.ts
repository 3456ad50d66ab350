import { describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { publicCertificate } from '#lib/server/certification/public-certificate.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { certificateCodes, insertCertificate } from '#lib/server/db/certificate-repository.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { eraseSealedTexts, sealText } from '#lib/server/db/sealed-text-repository.ts';
import { dialects } from '../database.ts';
import { completeRecord, course, given, names, someone, withCertification } from './fixture.ts';

for (const dialect of dialects) {
	describe(`a certificate on ${dialect}`, () => {
		const { store, app, certifier } = withCertification(dialect);

		const issued = async (): Promise<{ code: string; holder: Person }> => {
			const holder = await someone(store.db, 'trainee');
			await completeRecord(store.db, holder);
			const submitted = await submitDossier(app, holder, { course: course.id, names });
			if (!submitted.ok) throw new Error(submitted.code);
			await resolveDossier(app, certifier, { dossier: submitted.dossier, outcome: 'granted', reason: '' });
			const codes = await certificateCodes(store.db.read, [submitted.dossier]);
			return { code: given(codes.get(submitted.dossier)), holder };
		};
		const recordStatus = async (code: string, status: 'suspended' | 'revoked', seq: number) => {
			const { id } = await store.db.read
				.selectFrom('certificate')
				.select('id')
				.where('code', '=', code)
				.executeTakeFirstOrThrow();
			await store.db.write
				.insertInto('certificate_status')
				.values({ certificate_id: id, seq, status, reason_code: 'error', by: certifier.id, at: app.day })
				.execute();
		};

		test('shows all that it states, in the language asked for', async () => {
			const { code } = await issued();
			const shown = given(await publicCertificate(app, code, 'ar'));
			expect(shown).toMatchObject({
				code,
				status: 'valid',
				names,
				certifier: { latin: 'Awa Tembeli' },
				title: 'الCertificat',
				course: 'الFormation',
				scenario: 'الVilla',
				supersededBy: null
			});
			expect(shown.claims).toMatchObject({
				course: { id: 'formation', version: '1.2.0' },
				rule: { id: 'formation', version: '1.0.0' },
				hours: 4,
				lessons_done: 2,
				test: { module: 'comprendre', percent: 90, minimum: 80 },
				trial: { role: 'judge', percent: 75, minimum: 60, plays_before: 1, gates_debriefed: 1, reviewer: null },
				issued_at: '2026-03-01T09:00:00.000Z',
				expires_at: '2029-03-01T09:00:00.000Z'
			});
			expect(shown.claims.evidence).toHaveLength(4);
		});

		test('states no name and no id of a person in what is signed later', async () => {
			const { code, holder } = await issued();
			const { claims } = given(await publicCertificate(app, code, 'fr'));
			expect(JSON.stringify(claims)).not.toContain(holder.id);
			expect(JSON.stringify(claims)).not.toContain(certifier.id);
			expect(JSON.stringify(claims)).not.toMatch(/Awa|Tembeli/);
		});

		test('expires at its end', async () => {
			const { code } = await issued();
			const day = app.day;
			app.day = '2029-03-01T09:00:00.000Z';
			expect((await publicCertificate(app, code, 'fr'))?.status).toBe('expired');
			app.day = day;
		});

		test('tells the latest status and keeps its address', async () => {
			const { code } = await issued();
			await recordStatus(code, 'suspended', 2);
			expect((await publicCertificate(app, code, 'fr'))?.status).toBe('suspended');
			await recordStatus(code, 'revoked', 3);
			expect(await publicCertificate(app, code, 'fr')).toMatchObject({ status: 'revoked', statusReason: 'error' });
		});

		test('stays when its holder is erased, without the name', async () => {
			const { code, holder } = await issued();
			await inTransaction(store.db, (trx) => eraseSealedTexts(trx, holder.id, app.day));
			expect(await publicCertificate(app, code, 'fr')).toMatchObject({ status: 'valid', names: null });
		});

		test('tells when the stored name is not the one that was certified', async () => {
			const { code } = await issued();
			expect((await publicCertificate(app, code, 'fr'))?.checks.intact.code).toBe('signed');
			const row = await store.db.read
				.selectFrom('certificate')
				.selectAll()
				.where('code', '=', code)
				.executeTakeFirstOrThrow();
			const other = await someone(store.db, 'trainee');
			await completeRecord(store.db, other);
			const dossier = await submitDossier(app, other, { course: course.id, names });
			if (!dossier.ok) throw new Error(dossier.code);
			const forged = '7K3M-0Q9D-XX2A-W5TR';
			await inTransaction(store.db, async (trx) => {
				const { textId } = await sealText(trx, {
					id: 'forged',
					personId: other.id,
					body: '{"arabic":"x","latin":"y"}'
				});
				const claims = row.claims.replaceAll(code, forged);
				const changed = { id: 'forged', code: forged, dossier_id: dossier.dossier, name_text_id: textId, claims };
				await insertCertificate(trx, { ...row, ...changed, status_index: 131_071 }, certifier.id);
			});
			expect((await publicCertificate(app, forged, 'fr'))?.checks.intact.code).toBe('altered');
		});

		test('an unknown number is nothing', async () => {
			expect(await publicCertificate(app, '0000-0000-0000-0000', 'fr')).toBeUndefined();
		});
	});
}
