import { beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '#lib/records/index.ts';
import { exportRegister, readDay, type RegisterFilter } from '#lib/server/certification/export-register.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { eraseSealedTexts } from '#lib/server/db/sealed-text-repository.ts';
import { dialects } from '../database.ts';
import { completeRecord, course, given, names, someone, withCertification } from './fixture.ts';

for (const dialect of dialects) {
	describe(`the register on ${dialect}`, () => {
		const { store, app, certifier } = withCertification(dialect);
		beforeAll(async () => {
			for (const day of ['2026-01-31T23:59:59.999Z', '2026-02-01T00:00:00.000Z', '2026-03-01T09:00:00.000Z']) {
				app.day = day;
				const person = await someone(store.db, 'trainee');
				await completeRecord(store.db, person);
				const submitted = await submitDossier(app, person, { course: course.id, names });
				if (!submitted.ok) throw new Error(submitted.code);
				await resolveDossier(app, certifier, { dossier: submitted.dossier, outcome: 'granted', reason: '' });
				if (day.startsWith('2026-03'))
					await inTransaction(store.db, (trx) => eraseSealedTexts(trx, person.id, '2026-03-02T00:00:00.000Z'));
			}
			app.day = '2026-04-01T08:00:00.000Z';
		});
		const lines = async (filter: RegisterFilter) => {
			const file = given(await exportRegister(app, certifier, { format: 'csv', filter }));
			return file.text.trimEnd().split('\r\n').slice(1);
		};

		test('is a table that spreadsheets read, with both names, and none where they were erased', async () => {
			const file = given(await exportRegister(app, certifier, { format: 'csv', filter: {} }));
			expect(file).toMatchObject({ name: 'pretoire-register-2026-04-01.csv', type: 'text/csv; charset=utf-8' });
			expect(file.text.startsWith('\uFEFFnumber,name_latin,name_arabic,')).toBe(true);
			const rows = await lines({});
			expect(rows).toHaveLength(3);
			expect(rows[0]).toContain('Awa Tembeli,آوا تمبيلي,Certificat');
			expect(rows[2]).toMatch(/^[0-9A-Z-]{19},,,Certificat/);
		});

		test('is filtered by days, both included, by course, by status and by language', async () => {
			expect(await lines({ from: '2026-02-01' })).toHaveLength(2);
			expect(await lines({ to: '2026-01-31' })).toHaveLength(1);
			expect(await lines({ from: '2026-02-01', to: '2026-02-01' })).toHaveLength(1);
			expect(await lines({ course: 'absente' })).toEqual([]);
			expect(await lines({ status: 'valid' })).toHaveLength(3);
			expect(await lines({ language: 'fr' })).toHaveLength(3);
			expect(await lines({ language: 'ar' })).toEqual([]);
			expect(await lines({ status: 'revoked' })).toEqual([]);
		});

		test('is the same as JSON', async () => {
			const file = given(await exportRegister(app, certifier, { format: 'json', filter: { to: '2026-01-31' } }));
			expect(JSON.parse(file.text)).toMatchObject({
				exported_at: app.day,
				filter: { to: '2026-01-31' },
				certificates: [{ name_latin: 'Awa Tembeli', role: 'judge', status: 'valid', certifier_latin: 'Awa Tembeli' }]
			});
		});

		test('who exported what is in the journal, with the hash of the file', async () => {
			const filter = { from: '2026-02-01' };
			const file = given(await exportRegister(app, certifier, { format: 'csv', filter }));
			const last = (await journalRowsAfter(store.db.read, 0, 1000)).at(-1);
			expect(last).toMatchObject({ act: 'register/exported', actorId: certifier.id });
			expect(JSON.parse(last?.leaf?.body ?? '')).toEqual({
				format: 'csv',
				filter,
				certificates: 2,
				hash: sha256Hex(file.text)
			});
		});

		test('is for certifiers and administrators', async () => {
			const trainer = await someone(store.db, 'trainer', 'trainee');
			expect(await exportRegister(app, trainer, { format: 'csv', filter: {} })).toBeUndefined();
			const administrator = await someone(store.db, 'administrator');
			expect(await exportRegister(app, administrator, { format: 'csv', filter: {} })).toBeDefined();
		});
	});
}

test('a day that is none narrows nothing', () => {
	expect([null, '', 'x', '2026-99-99', '2026-1-1', '2026-01-01'].map(readDay)).toEqual([
		...Array.from({ length: 5 }, () => undefined),
		'2026-01-01'
	]);
});
