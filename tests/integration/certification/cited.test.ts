import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { canonicalJson, readClaims, sha256Hex } from '#lib/records/index.ts';
import { checkPresented } from '#lib/server/certification/credential/check-presented.ts';
import { examineDossier } from '#lib/server/certification/examine-dossier.ts';
import { isIntact } from '#lib/server/certification/dossier-integrity.ts';
import { citedOn, shownEvidence } from '#lib/server/certification/shown-evidence.ts';
import { dossierById } from '#lib/server/db/dossier-repository.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { eraseSealedTexts } from '#lib/server/db/sealed-text-repository.ts';
import { dialects } from '../database.ts';
import { given, withCertification } from './fixture.ts';
import { issuedBy } from './issued.ts';

const credential = v.looseObject({
	evidence: v.array(v.looseObject({ id: v.string(), genre: v.optional(v.string()) }))
});

for (const dialect of dialects) {
	describe(`evidence that a certificate cites apart on ${dialect}`, () => {
		const { store, app, certifier } = withCertification(dialect);

		test('each has a hash of its own, in the claims and in the signed credential', async () => {
			const { row, text } = await issuedBy(app, certifier);
			const { cited = {} } = readClaims(row.claims);
			expect(Object.keys(cited).toSorted()).toEqual(['hours', 'law', 'trial']);
			const { evidence } = v.parse(credential, JSON.parse(text));
			const named = evidence.flatMap(({ id, genre }) => (genre === undefined ? [] : [[genre, id]]));
			expect(named).toEqual(
				(['trial', 'hours', 'law'] as const).map((kind) => [kind, `urn:sha256:${given(cited[kind])}`])
			);
			expect(await checkPresented(app, text)).toMatchObject({ verdict: { checks: { intact: { code: 'signed' } } } });
		});

		test('its holder, and nobody else, gets each with its salt; the hash is that of the certificate', async () => {
			const { code, row, holder } = await issuedBy(app, certifier);
			const { cited = {} } = readClaims(row.claims);
			for (const kind of ['trial', 'hours', 'law'] as const) {
				const shown = given(await shownEvidence(app, holder, { code, kind }));
				expect(sha256Hex(canonicalJson([shown.text, shown.salt]))).toBe(cited[kind]);
				expect(shown.text).not.toMatch(/Awa|Tembeli/);
			}
			const { text: hours } = given(await shownEvidence(app, holder, { code, kind: 'hours' }));
			expect(JSON.parse(hours)).toMatchObject({ minutes: 105 });
			const { text: law } = given(await shownEvidence(app, holder, { code, kind: 'law' }));
			expect(JSON.parse(law)).toMatchObject([{ id: 'cp-448-1', date: '2024-08-22' }, { id: 'cpp-1' }]);
			expect(await shownEvidence(app, holder, { code, kind: 'rubric' })).toBeUndefined();
			expect(await shownEvidence(app, certifier, { code, kind: 'trial' })).toBeUndefined();
			expect([
				await citedOn(app, holder, code),
				await citedOn(app, certifier, code),
				await citedOn(app, null, code)
			]).toEqual([['trial', 'hours', 'law'], [], []]);
		});

		test('a certifier sees the law as it was at the submission, and what of it has changed since', async () => {
			const { row, holder } = await issuedBy(app, certifier);
			const seen = async () => (await examineDossier(app, certifier, row.dossier_id, 'fr'))?.law;
			const [applied, procedure] = given(await seen());
			expect(applied).toEqual({ id: 'cp-448-1', label: 'cp-448-1', date: '2024-08-22', changed: false });
			const source = (id: string) =>
				id === 'cp-448-1' ? { ...given(app.catalogue.source(id)), hash: 'b' } : undefined;
			const later = { ...app, catalogue: { ...app.catalogue, source } };
			expect((await examineDossier(later, certifier, row.dossier_id, 'fr'))?.law).toEqual([
				{ ...applied, changed: true },
				{ ...procedure, changed: true }
			]);
			await inTransaction(store.db, (trx) => eraseSealedTexts(trx, holder.id, '2026-03-02T09:00:00.000Z'));
			expect(await seen()).toEqual([]);
		});

		test('an erasure takes them along; the certificate stands, and the dossier is not taken for edited', async () => {
			const { code, row, holder } = await issuedBy(app, certifier);
			await inTransaction(store.db, (trx) => eraseSealedTexts(trx, holder.id, '2026-03-02T09:00:00.000Z'));
			expect(await shownEvidence(app, holder, { code, kind: 'trial' })).toBeUndefined();
			expect(await isIntact(store.db.read, given(await dossierById(store.db.read, row.dossier_id)))).toBe(true);
		});
	});
}
