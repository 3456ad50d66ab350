import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { listOfPlace, statusPlaces, verifyJournal, type StatusPurpose } from '#lib/records/index.ts';
import { changeStatus } from '#lib/server/certification/change-status.ts';
import { proofHolds } from '#lib/server/certification/credential/check-proof.ts';
import { checkPresented } from '#lib/server/certification/credential/check-presented.ts';
import { statusList } from '#lib/server/certification/credential/status-list.ts';
import { publicCertificate } from '#lib/server/certification/public-certificate.ts';
import { issuerKeys } from '#lib/server/db/issuer-key-repository.ts';
import { journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { dialects } from '../database.ts';
import { given, someone, withCertification } from './fixture.ts';
import { issuedBy } from './issued.ts';

const listCredential = v.looseObject({
	id: v.string(),
	issuer: v.string(),
	validFrom: v.string(),
	validUntil: v.string(),
	credentialSubject: v.looseObject({ encodedList: v.string(), statusPurpose: v.string() })
});

for (const dialect of dialects) {
	describe(`the status of a certificate on ${dialect}`, () => {
		const { store, app, certifier } = withCertification(dialect);
		const stateOf = async (code: string) => (await publicCertificate(app, code, 'fr'))?.checks.state.code;
		const readList = async (purpose: StatusPurpose) =>
			v.parse(listCredential, JSON.parse(given(await statusList(app, purpose, 1))));
		const bit = async (purpose: StatusPurpose, place: number) => {
			const { encodedList } = (await readList(purpose)).credentialSubject;
			return (await decodeList({ encodedList })).getStatus(listOfPlace(place).index);
		};
		const revoke = { act: 'revoke', reason: 'issued-in-error' } as const;
		const suspend = { act: 'suspend', reason: 'under-review' } as const;
		const reinstate = { act: 'reinstate', reason: 'review-closed' } as const;

		test('suspended, reinstated and revoked: the page, the file, the lists and the journal tell it', async () => {
			const { code, row, text } = await issuedBy(app, certifier);
			const bits = async () => [await bit('suspension', row.status_index), await bit('revocation', row.status_index)];
			expect(await bits()).toEqual([false, false]);
			expect(await changeStatus(app, certifier, { code, ...suspend })).toEqual({ ok: true });
			expect([await stateOf(code), ...(await bits())]).toEqual(['suspended', true, false]);
			expect(await changeStatus(app, certifier, { code, ...reinstate })).toEqual({ ok: true });
			expect([await stateOf(code), ...(await bits())]).toEqual(['valid', false, false]);
			expect(await changeStatus(app, certifier, { code, ...revoke })).toEqual({ ok: true });
			expect([await stateOf(code), ...(await bits())]).toEqual(['revoked', false, true]);
			const checked = await checkPresented(app, text);
			expect(checked).toMatchObject({
				verdict: { checks: { intact: { code: 'signed' }, state: { code: 'revoked' } }, reason: 'issued-in-error' }
			});
			const rows = await journalRowsAfter(store.db.read, 0, 1000);
			const acts = rows.filter(({ subject }) => subject === `certificate:${row.id}`).map(({ act }) => act);
			expect(acts).toEqual([
				'certificate/issued',
				'certificate/suspended',
				'certificate/reinstated',
				'certificate/revoked'
			]);
			expect(verifyJournal(rows).ok).toBe(true);
		});

		test('revoked twice is revoked once; what cannot be done says what the status is', async () => {
			const { code } = await issuedBy(app, certifier);
			const other = await someone(store.db, 'certifier');
			const twice = await Promise.all([
				changeStatus(app, certifier, { code, ...revoke }),
				changeStatus(app, certifier, { code, ...revoke })
			]);
			expect(twice).toEqual([{ ok: true }, { ok: true }]);
			const late = { ok: false, code: 'certificate/not-now', status: 'revoked' };
			expect(await changeStatus(app, other, { code, ...revoke })).toEqual(late);
			expect(await changeStatus(app, certifier, { code, ...reinstate })).toEqual(late);
			expect(await changeStatus(app, certifier, { code, ...suspend })).toEqual(late);
		});

		test('two certifiers at once: one acts, the other is told', async () => {
			const { code } = await issuedBy(app, certifier);
			const other = await someone(store.db, 'certifier');
			const outcomes = await Promise.all([
				changeStatus(app, certifier, { code, ...revoke }),
				// Not a suspension: one that came first would leave the revocation possible.
				changeStatus(app, other, { code, act: 'revoke', reason: 'fraud' })
			]);
			expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
			expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: 'certificate/not-now' });
		});

		test('nobody acts on their own certificate, nor without the capability, nor on an unknown number', async () => {
			const { code, holder } = await issuedBy(app, certifier);
			const notFound = { ok: false, code: 'certificate/not-found' };
			const own: Person = { ...holder, capabilities: ['trainee', 'certifier'] };
			expect(await changeStatus(app, own, { code, ...revoke })).toEqual(notFound);
			const powerless = await someone(store.db, 'trainee', 'trainer', 'administrator');
			expect(await changeStatus(app, powerless, { code, ...revoke })).toEqual(notFound);
			const unknown = { code: '0000-0000-0000-0000', ...revoke };
			expect(await changeStatus(app, certifier, unknown)).toEqual(notFound);
			expect(await stateOf(code)).toBe('valid');
		});

		test('a list is a credential of ours at its own address, long enough, and soon out of date', async () => {
			const list = await readList('revocation');
			expect(list).toMatchObject({
				id: 'https://pretoire.test/c/status/revocation-1',
				issuer: 'did:web:pretoire.test',
				credentialSubject: { statusPurpose: 'revocation' }
			});
			const { encodedList } = list.credentialSubject;
			const bits = await decodeList({ encodedList });
			expect(() => bits.getStatus(statusPlaces - 1)).not.toThrow();
			expect(await proofHolds(list, await issuerKeys(store.db.read))).toBe(true);
			const foreign = { ...list, issuer: 'did:web:elsewhere.test' };
			expect(await proofHolds(foreign, await issuerKeys(store.db.read))).toBe(false);
			expect(Date.parse(list.validUntil) - Date.parse(list.validFrom)).toBe(24 * 60 * 60 * 1000);
			expect(await statusList(app, 'revocation', 2)).toBeUndefined();
		});

		test('a list is signed again each hour, and not at each question', async () => {
			const first = await statusList(app, 'suspension', 1);
			expect(await statusList(app, 'suspension', 1)).toBe(first);
			const day = app.day;
			app.day = '2026-03-01T10:00:01.000Z';
			expect(await statusList(app, 'suspension', 1)).not.toBe(first);
			app.day = day;
		});
	});
}
