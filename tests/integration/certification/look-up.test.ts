import { describe, expect, test } from 'vitest';
import { certificateCode } from '#lib/records/index.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { lookUpCertificate } from '#lib/server/certification/look-up-certificate.ts';
import { withApp } from '../app.ts';
import { dialects } from '../database.ts';

for (const dialect of dialects) {
	describe(`looking up certificate numbers on ${dialect}`, () => {
		const house = withApp(dialect);
		const lookUp = (address: string, number: number) => {
			const code = certificateCode(Uint8Array.from({ length: 10 }, (_, index) => (index === 9 ? number : 0)));
			return lookUpCertificate(house.app, certificationOf(house.app), { code, language: 'fr', address });
		};

		test('unknown numbers are limited by address, and the limit survives a restart', async () => {
			for (let number = 0; number < 60; number++) expect(await lookUp('203.0.113.7', number)).toBeUndefined();
			expect(await lookUp('203.0.113.7', 60)).toBe('limited');
			await house.reopen();
			expect(await lookUp('203.0.113.7', 61)).toBe('limited');
			expect(await lookUp('203.0.113.8', 62)).toBeUndefined();
		});
	});
}
