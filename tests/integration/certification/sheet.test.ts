import { describe, expect, test } from 'vitest';
import { changeStatus } from '#lib/server/certification/change-status.ts';
import { printableCertificate } from '#lib/server/certification/printable.ts';
import { makePdf } from '#lib/server/pdf/make-pdf.ts';
import { certificateSheet } from '#lib/ui/records/certificate-sheet.ts';
import { withDatabase } from '../database.ts';
import { certificationOn, given, someone } from './fixture.ts';
import { issuedBy } from './issued.ts';

describe('the sheet of a certificate', () => {
	const store = withDatabase('sqlite');
	const issued = async () => {
		const app = certificationOn(store.db);
		const certifier = await someone(store.db, 'certifier');
		return { app, certifier, ...(await issuedBy(app, certifier)) };
	};
	const sheet = async ({ app, holder, code }: Awaited<ReturnType<typeof issued>>, beside: 'fr' | 'en' = 'fr') => {
		const printable = given(await printableCertificate(app, holder, code));
		const made = await makePdf('certificate', certificateSheet(printable, beside));
		if (!made.ok) throw new Error(made.code);
		return Buffer.from(made.pdf);
	};
	const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;

	test('is one page, and the same bytes a year later', async () => {
		const one = await issued();
		const first = await sheet(one);
		expect(pagesOf(first)).toBe(1);
		one.app.day = '2027-03-01T09:00:00.000Z';
		expect((await sheet(one)).equals(first)).toBe(true);
		one.app.day = '2030-03-01T09:00:00.000Z';
		expect((await sheet(one)).equals(first)).toBe(true);
		expect((await sheet(one, 'en')).equals(first)).toBe(false);
	});

	test('is one page with the longest names, eight tests and titles of two lines', async () => {
		const { app, holder, code } = await issued();
		const printable = given(await printableCertificate(app, holder, code));
		const title = {
			fr: 'Un titre qui prend deux lignes '.repeat(3),
			ar: 'عنوان طويل جدا '.repeat(5),
			en: 'Long title '.repeat(8)
		};
		const claims = {
			...printable.claims,
			title,
			course: { ...printable.claims.course, title },
			trial: { ...printable.claims.trial, title },
			tests: Array.from({ length: 8 }, () => ({ module: 'm', title, percent: 100, minimum: 80 })),
			final: { percent: 100, minimum: 80 }
		};
		const names = { latin: 'Wwwwwwwww '.repeat(8), arabic: 'عبد الرحمان '.repeat(7).slice(0, 80) };
		const made = await makePdf('certificate', certificateSheet({ ...printable, claims, names }, 'fr'));
		expect(made.ok && pagesOf(Buffer.from(made.pdf))).toBe(1);
	});

	test('goes to its holder and to certifiers, to nobody else', async () => {
		const { app, certifier, code } = await issued();
		expect(await printableCertificate(app, certifier, code)).toBeDefined();
		expect(await printableCertificate(app, await someone(store.db, 'trainee'), code)).toBeUndefined();
		expect(await printableCertificate(app, certifier, '0000-0000-0000-0000')).toBeUndefined();
	});

	test('is not given out while the certificate is suspended', async () => {
		const { app, certifier, holder, code } = await issued();
		await changeStatus(app, certifier, { code, act: 'suspend', reason: 'under-review' });
		expect(await printableCertificate(app, holder, code)).toBeUndefined();
	});
});
