import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { listOfPlace, readClaims, readManifest, verifyJournal } from '#lib/records/index.ts';
import { changeStatus } from '#lib/server/certification/change-status.ts';
import { checkPresented } from '#lib/server/certification/credential/check-presented.ts';
import { statusList } from '#lib/server/certification/credential/status-list.ts';
import { examineDossier } from '#lib/server/certification/examine-dossier.ts';
import { grantMany, previewGrants } from '#lib/server/certification/grant-many.ts';
import { myDossier } from '#lib/server/certification/my-dossier.ts';
import { publicCertificate } from '#lib/server/certification/public-certificate.ts';
import { renewalsOf } from '#lib/server/certification/renewals-of.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { certificateByCode, certificateCodes } from '#lib/server/db/certificate-repository.ts';
import { dossierById, dossiersOf } from '#lib/server/db/dossier-repository.ts';
import { recordFact } from '#lib/server/db/fact-repository.ts';
import { journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { dialects } from '../database.ts';
import { completeRecord, course, given, names, rule, someone, withCertification } from './fixture.ts';
import { issuedBy } from './issued.ts';

const corrected = { latin: 'Awa Tembély', arabic: 'آوا تمبيلي' };
const listed = v.looseObject({ credentialSubject: v.looseObject({ encodedList: v.string() }) });

for (const dialect of dialects) {
	describe(`a certificate that another replaces on ${dialect}`, () => {
		const { store, app, certifier } = withCertification(dialect);

		const ask = (holder: Person, purpose: 'correction' | 'renewal', asked = corrected) =>
			submitDossier(app, holder, { course: course.id, names: asked, purpose });
		const asked = async (...given: Parameters<typeof ask>): Promise<string> => {
			const outcome = await ask(...given);
			if (!outcome.ok) throw new Error(outcome.code);
			return outcome.dossier;
		};
		const grant = (dossier: string, by = certifier) =>
			resolveDossier(app, by, { dossier, outcome: 'granted', reason: '' });
		const codeOf = async (dossier: string) => given((await certificateCodes(app.db.read, [dossier])).get(dossier));
		const isListed = async (code: string) => {
			const { encodedList } = v.parse(
				listed,
				JSON.parse(given(await statusList(app, 'revocation', 1)))
			).credentialSubject;
			const { status_index } = given(await certificateByCode(store.db.read, code));
			return (await decodeList({ encodedList })).getStatus(listOfPlace(status_index).index);
		};
		const claimsOf = async (code: string) => readClaims(given(await certificateByCode(store.db.read, code)).claims);

		test('a correction: other names, the same results and the same end, and the old one says which replaces it', async () => {
			const { code: old, holder, text, row } = await issuedBy(app, certifier);
			app.day = '2026-06-01T09:00:00.000Z';
			const dossier = await asked(holder, 'correction');
			expect(await examineDossier(app, certifier, dossier, 'fr')).toMatchObject({
				intact: true,
				names: corrected,
				replaces: { purpose: 'correction', certificate: old, names },
				earlier: [{ state: 'granted', certificate: old }]
			});
			expect((await publicCertificate(app, old, 'fr'))?.status).toBe('valid');
			expect(await grant(dossier)).toEqual({ ok: true });
			const code = await codeOf(dossier);
			const [before, after] = [await claimsOf(old), await claimsOf(code)];
			const { names: _, code: __, issued_at, submitted_at, dossier: ___, supersedes, ...same } = after;
			expect(before).toMatchObject(same);
			expect([supersedes, issued_at, submitted_at]).toEqual([old, app.day, app.day]);
			expect(await publicCertificate(app, code, 'fr')).toMatchObject({ status: 'valid', names: corrected });
			expect(await publicCertificate(app, old, 'fr')).toMatchObject({
				status: 'superseded',
				supersededBy: code,
				names,
				checks: { intact: { code: 'signed' }, state: { code: 'superseded' } }
			});
			expect(await checkPresented(app, text)).toMatchObject({
				verdict: { supersededBy: code, checks: { intact: { code: 'signed' }, state: { code: 'superseded' } } }
			});
			expect([await isListed(old), await isListed(code)]).toEqual([true, false]);
			const rows = await journalRowsAfter(store.db.read, 0, 10_000);
			const acts = rows.filter(({ subject }) => subject === `certificate:${row.id}`).map(({ act }) => act);
			expect(acts).toEqual(['certificate/issued', 'certificate/superseded']);
			expect(verifyJournal(rows).ok).toBe(true);
			expect(JSON.stringify(rows)).not.toContain('Tembély');
			expect((await myDossier(app, holder, course, 'fr')).held).toMatchObject({ code, status: 'valid' });
			app.day = '2026-03-01T09:00:00.000Z';
		});

		test('a correction that corrects nothing, and one of what is not held, are refused', async () => {
			const { holder } = await issuedBy(app, certifier);
			expect(await ask(holder, 'correction', names)).toEqual({ ok: false, code: 'dossier/names-same' });
			const newcomer = await someone(store.db, 'trainee');
			await completeRecord(store.db, newcomer);
			for (const purpose of ['correction', 'renewal'] as const)
				expect(await ask(newcomer, purpose)).toEqual({ ok: false, code: 'dossier/not-now', state: 'none' });
			const stranger: Person = { ...holder, capabilities: ['certifier'] };
			expect(await ask(stranger, 'correction')).toEqual({ ok: false, code: 'dossier/not-yours' });
		});

		test('nobody grants their own correction; another certifier does', async () => {
			const { holder } = await issuedBy(app, certifier);
			const both: Person = { ...holder, capabilities: ['trainee', 'certifier'] };
			const dossier = await asked(both, 'correction');
			expect(await grant(dossier, both)).toEqual({ ok: false, code: 'dossier/not-found' });
			expect(await grant(dossier)).toEqual({ ok: true });
		});

		test('two corrections at once are one; granted at once by two certifiers there is one new certificate', async () => {
			const { holder } = await issuedBy(app, certifier);
			const both = await Promise.all([ask(holder, 'correction'), ask(holder, 'correction')]);
			expect(both.filter(({ ok }) => ok)).toHaveLength(1);
			const dossier = given(both.flatMap((one) => (one.ok ? [one.dossier] : []))[0]);
			const other = await someone(store.db, 'certifier');
			const granted = await Promise.all([grant(dossier), grant(dossier, other)]);
			expect(granted.filter(({ ok }) => ok)).toHaveLength(1);
			// Whoever comes second finds the dossier resolved, or already the certificate that it was to replace.
			const late = granted.flatMap((one) => (one.ok ? [] : [one.code]));
			expect(['dossier/already-resolved', 'dossier/replaced-not-valid']).toContain(late[0]);
		});

		test('what was suspended or revoked meanwhile is replaced by nothing, alone or among many', async () => {
			const { code, holder } = await issuedBy(app, certifier);
			const dossier = await asked(holder, 'correction');
			await changeStatus(app, certifier, { code, act: 'suspend', reason: 'under-review' });
			const held = { status: 'suspended', statusReason: 'under-review' };
			expect((await myDossier(app, holder, course, 'fr')).held, 'its holder reads why').toMatchObject(held);
			const refused = { ok: false, code: 'dossier/replaced-not-valid' };
			expect(await grant(dossier)).toEqual(refused);
			const line = { ids: [dossier], language: 'fr' } as const;
			expect(await previewGrants(app, certifier, line)).toMatchObject([{ effect: refused.code }]);
			expect(await grantMany(app, certifier, [{ id: dossier, effect: 'issue' }])).toEqual([
				{ id: dossier, effect: refused.code }
			]);
			await changeStatus(app, certifier, { code, act: 'reinstate', reason: 'review-closed' });
			const [granted, revoked] = await Promise.all([
				grant(dossier),
				changeStatus(app, certifier, { code, act: 'revoke', reason: 'fraud' })
			]);
			expect([granted.ok, revoked.ok].filter(Boolean)).toHaveLength(1);
			const status = (await publicCertificate(app, code, 'fr'))?.status;
			expect(status).toBe(granted.ok ? 'superseded' : 'revoked');
		});

		test('a superseded certificate can be neither revoked nor corrected again', async () => {
			const { code, holder } = await issuedBy(app, certifier);
			await grant(await asked(holder, 'correction'));
			const late = await changeStatus(app, certifier, { code, act: 'revoke', reason: 'fraud' });
			expect(late).toMatchObject({ ok: false, code: 'certificate/not-now' });
			expect((await publicCertificate(app, code, 'fr'))?.status).toBe('superseded');
			const again = await asked(holder, 'correction', names);
			expect(readManifest(given(await dossierById(store.db.read, again)).manifest).replaces?.certificate).not.toBe(
				code
			);
		});

		test('a refused correction leaves the certificate as it was, and another can be asked for', async () => {
			const { code, holder } = await issuedBy(app, certifier);
			const dossier = await asked(holder, 'correction');
			await resolveDossier(app, certifier, { dossier, outcome: 'refused', reason: 'Sans pièce d’identité.' });
			expect(await myDossier(app, holder, course, 'fr')).toMatchObject({
				state: 'refused',
				held: { code, status: 'valid' },
				purposes: ['correction', 'appeal']
			});
			expect((await ask(holder, 'correction')).ok).toBe(true);
		});

		test('a renewal follows the rule of its day, from six months before the end on, and after it too', async () => {
			const { code: old, holder } = await issuedBy(app, certifier);
			expect(await ask(holder, 'renewal', names)).toMatchObject({ code: 'dossier/not-now' });
			const anew = { ...rule, format: 2 as const, version: '2.0.0', renewal: { anew: ['trial' as const] } };
			app.courses[0] = { ...course, rule: anew };
			app.day = '2028-10-01T09:00:00.000Z';
			expect(await ask(holder, 'renewal', names)).toEqual({ ok: false, code: 'dossier/incomplete' });
			expect(await myDossier(app, holder, given(app.courses[0]), 'fr')).toMatchObject({
				held: {
					...{ renewable: true, renewalOpens: '2028-09-01T09:00:00.000Z' },
					...{ notice: { kind: 'ends', days: 151 }, ruleChanged: true }
				},
				complete: false,
				purposes: ['correction']
			});
			await playAgain(holder, '2028-10-02T09:00:00.000Z');
			app.day = '2029-04-01T09:00:00.000Z';
			expect((await publicCertificate(app, old, 'fr'))?.status).toBe('expired');
			const renewals = async () => renewalsOf(app, await dossiersOf(store.db.read, holder.id), 'fr');
			expect(await renewals()).toEqual([
				{ course: course.id, certificate: 'Certificat', notice: { kind: 'ended', days: 31 }, ruleChanged: true }
			]);
			const dossier = await asked(holder, 'renewal', names);
			expect(await renewals(), 'while it is asked for').toEqual([]);
			expect(await grant(dossier)).toEqual({ ok: true });
			expect(await renewals(), 'once it is granted').toEqual([]);
			const renewed = await claimsOf(await codeOf(dossier));
			expect(renewed).toMatchObject({
				supersedes: old,
				rule: { version: '2.0.0' },
				trial: { percent: 66 },
				expires_at: '2032-04-01T09:00:00.000Z'
			});
			expect(await publicCertificate(app, old, 'fr')).toMatchObject({ status: 'superseded' });
			app.courses[0] = course;
			app.day = '2026-03-01T09:00:00.000Z';
		});

		test('who was revoked can submit anew, and the new certificate says nothing of the old', async () => {
			const { code, holder } = await issuedBy(app, certifier);
			await changeStatus(app, certifier, { code, act: 'revoke', reason: 'issued-in-error' });
			const outcome = await submitDossier(app, holder, { course: course.id, names });
			if (!outcome.ok) throw new Error(outcome.code);
			expect(await grant(outcome.dossier)).toEqual({ ok: true });
			expect(await claimsOf(await codeOf(outcome.dossier))).not.toHaveProperty('supersedes');
			expect((await publicCertificate(app, code, 'fr'))?.status).toBe('revoked');
		});

		const playAgain = (holder: Person, at: string) =>
			recordFact(store.db.write, {
				...{
					id: app.newId(),
					personId: holder.id,
					kind: 'trial',
					subjectId: app.newId(),
					evidenceHash: '9'.repeat(64),
					at
				},
				value: {
					...{ scenario: 'villa', role: 'prosecutor', purpose: 'counted', percent: 66, ending: 'condamnation' },
					...{ stands: true, plays_before: 1, gates_raised: 0, gates_debriefed: 0 }
				}
			});
	});
}
