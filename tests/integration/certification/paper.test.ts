import { describe, expect, test } from 'vitest';
import { qrCode } from '#lib/server/certification/qr-code.ts';
import { changeStatus } from '#lib/server/certification/change-status.ts';
import { paperAddress, paperKeys } from '#lib/server/certification/paper.ts';
import { publicCertificate } from '#lib/server/certification/public-certificate.ts';
import { checkPaper } from '#lib/ui/records/check-paper.ts';
import { withDatabase } from '../database.ts';
import { certificationOn, given, names, someone } from './fixture.ts';
import { issuedBy } from './issued.ts';

const origin = 'https://pretoire.test';

describe('the code on a printed certificate', () => {
	const store = withDatabase('sqlite');
	const printed = async () => {
		const app = certificationOn(store.db);
		const certifier = await someone(store.db, 'certifier');
		const { code } = await issuedBy(app, certifier);
		const address = async () => paperAddress(app, given(await publicCertificate(app, code, 'fr')), origin);
		return { app, certifier, code, address, keys: await paperKeys(app) };
	};

	test('says who, what and when, signed, and is checked without any network', async () => {
		const { code, address, keys } = await printed();
		const scanned = await address();
		expect(scanned).toMatch(/^https:\/\/pretoire\.test\/p#/);
		expect(checkPaper(scanned, keys)).toEqual({
			kind: 'signed',
			statement: {
				code,
				names,
				title: { fr: 'Certificat', ar: 'الCertificat' },
				hours: 4,
				tests: [90],
				trial: 75,
				role: 'judge',
				issued: '2026-03-01',
				expires: '2029-03-01'
			}
		});
		expect(checkPaper(`  ${scanned.split('#')[1] ?? ''}\n`, keys).kind).toBe('signed');
	});

	test('whatever digit is another: it is not signed any more', async () => {
		const { address, keys } = await printed();
		const scanned = given((await address()).split('#')[1]);
		for (let index = 0; index < scanned.length - 1; index++) {
			const changed = scanned.slice(0, index) + (scanned[index] === 'A' ? 'B' : 'A') + scanned.slice(index + 1);
			expect(checkPaper(changed, keys).kind, String(index)).not.toBe('signed');
		}
	});

	test('with the keys of another issuer it is not signed', async () => {
		const { address } = await printed();
		expect(checkPaper(await address(), ['0'.repeat(64), 'f'.repeat(64)]).kind).toBe('altered');
		expect(checkPaper(await address(), []).kind).toBe('altered');
	});

	test.each(['', '#', 'https://elsewhere.test', 'A'.repeat(3999), 'é', 'A'])('%j is no such code', (scanned) => {
		expect(checkPaper(scanned, []).kind).toBe('unreadable');
	});

	test('a certificate that no longer holds gets no signed paper', async () => {
		const { app, certifier, code, address } = await printed();
		await changeStatus(app, certifier, { code, act: 'suspend', reason: 'under-review' });
		expect(await address()).toBe(`${origin}/c/${code}`);
	});

	test('is small enough for the camera of a phone with the longest names', () => {
		const longest = `${origin}/p#${'A'.repeat(Math.ceil(((64 + 80 + 160 + 300) * 4) / 3))}`;
		expect(qrCode(longest).size).toBeLessThanOrEqual(125);
	});
});
