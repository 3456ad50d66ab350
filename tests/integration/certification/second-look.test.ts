import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { drawSample, sha256Hex, verifyJournal, type SampleShare } from '#lib/records/index.ts';
import { changeStatus } from '#lib/server/certification/change-status.ts';
import { publicCertificate } from '#lib/server/certification/public-certificate.ts';
import { drawForSecondLook } from '#lib/server/certification/second-look/draw-sample.ts';
import { lookAgain } from '#lib/server/certification/second-look/look-again.ts';
import { secondLookAt, secondLooks } from '#lib/server/certification/second-look/second-looks.ts';
import { journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { dialects } from '../database.ts';
import { given, withCertification } from './fixture.ts';
import { issuedBy } from './issued.ts';

for (const dialect of dialects) {
	describe(`second looks on ${dialect}`, () => {
		const { store, app, certifier: granter, withPerson } = withCertification(dialect);
		const administrator = withPerson('administrator');
		const second = withPerson('certifier');
		const third = withPerson('certifier');
		const issued: Awaited<ReturnType<typeof issuedBy>>[] = [];
		beforeAll(async () => {
			for (let count = 0; count < 10; count++) issued.push(await issuedBy(app, granter));
		});

		const draw = (share: SampleShare, by = administrator) =>
			drawForSecondLook(app, by, { share, from: '2026-03-01', to: '2026-03-01', seed: 'graine' });
		const waiting = async (person: Person) =>
			given((await secondLooks(app, person, 'fr'))?.waiting).map(({ id }) => id);
		const look = (person: Person, dossier: string | undefined, outcome: 'confirmed' | 'raised', reason = '') =>
			lookAgain(app, person, { dossier: given(dossier), outcome, reason });
		const codeOf = (dossier: string | undefined) => given(issued.find(({ row }) => row.dossier_id === dossier)).code;
		const statusOf = async (dossier: string | undefined) =>
			given(await publicCertificate(app, codeOf(dossier), 'fr')).status;

		test('a draw is made by an administrator, and the journal holds all that makes it again', async () => {
			expect(await draw(20, granter)).toEqual({ ok: false, code: 'sample/not-yours' });
			expect(await draw(20)).toEqual({ ok: true, drawn: 2 });
			const rows = await journalRowsAfter(store.db.read, 0, 1_000);
			const { body } = given(rows.find(({ act }) => act === 'sample/drawn')?.leaf);
			const all = issued.map(({ row }) => row.dossier_id);
			const again = drawSample(all, { seed: 'graine', share: 20 }).toSorted();
			expect(JSON.parse(given(body))).toMatchObject({
				...{ share: 20, seed: 'graine', from: '2026-03-01', to: '2026-03-01', granted: 10, drawn: 2 },
				dossiers: sha256Hex(again.join('\n'))
			});
			expect((await waiting(second)).toSorted()).toEqual(again);
			expect(verifyJournal(rows).ok).toBe(true);
		});

		test('who granted a dossier never looks again, nor who it is about, nor at one that was not drawn', async () => {
			const [dossier] = await waiting(second);
			expect(await waiting(granter)).toEqual([]);
			expect(await look(granter, dossier, 'confirmed')).toEqual({ ok: false, code: 'look/granted-it' });
			const { holder } = given(issued.find(({ row }) => row.dossier_id === dossier));
			const certifies = { ...holder, capabilities: ['certifier' as const] };
			expect(await look(certifies, dossier, 'confirmed')).toEqual({ ok: false, code: 'look/not-found' });
			expect(await look(administrator, dossier, 'confirmed')).toEqual({ ok: false, code: 'look/not-found' });
			const drawn = await waiting(second);
			const other = issued.find(({ row }) => !drawn.includes(row.dossier_id))?.row.dossier_id;
			expect(await look(second, other, 'confirmed')).toEqual({ ok: false, code: 'look/not-found' });
			expect(await secondLookAt(app, second, { dossier: given(other), language: 'fr' })).toBeNull();
		});

		test('confirmed it stands; raised, with a reason, its certificate is suspended at once', async () => {
			const [stands, doubtful] = await waiting(second);
			expect(await look(second, stands, 'confirmed')).toEqual({ ok: true });
			expect(await look(second, stands, 'confirmed'), 'the same again').toEqual({ ok: true });
			expect(await look(second, stands, 'raised', 'Trop tard.')).toEqual({ ok: false, code: 'look/done' });
			expect(await statusOf(stands)).toBe('valid');
			expect(await look(second, doubtful, 'raised', '  ')).toMatchObject({ code: 'look/reason' });
			expect(await look(second, doubtful, 'raised', 'Le procès n’a pas été débriefé.')).toEqual({ ok: true });
			expect(await statusOf(doubtful)).toBe('suspended');
			expect(await secondLookAt(app, granter, { dossier: given(doubtful), language: 'fr' })).toMatchObject({
				...{ outcome: 'raised', by: 'Awa Tembeli', reason: 'Le procès n’a pas été débriefé.' }
			});
			expect(given(await secondLooks(app, administrator, 'fr'))).toMatchObject({
				...{ waiting: null, mayDraw: true },
				samples: [{ share: 20, granted: 10, drawn: 2, confirmed: 1, raised: 1, from: '2026-03-01' }]
			});
			const reinstated = { code: codeOf(doubtful), act: 'reinstate', reason: 'review-closed' } as const;
			expect(await changeStatus(app, granter, reinstated)).toEqual({ ok: true });
		});

		test('nothing is drawn twice, and of two certifiers one is heard', async () => {
			expect(await draw(100)).toEqual({ ok: true, drawn: 8 });
			expect(await draw(5)).toEqual({ ok: false, code: 'sample/none' });
			const [dossier] = await waiting(second);
			const said = await Promise.all([look(second, dossier, 'confirmed'), look(third, dossier, 'raised', 'Non.')]);
			expect(said.filter(({ ok }) => ok)).toHaveLength(1);
			expect(said).toContainEqual({ ok: false, code: 'look/done' });
			expect(await statusOf(dossier)).toBe(said[0].ok ? 'valid' : 'suspended');
		});

		test('raised about a certificate that was revoked meanwhile, it only says so', async () => {
			const [dossier] = await waiting(second);
			const revoked = { code: codeOf(dossier), act: 'revoke', reason: 'fraud' } as const;
			expect(await changeStatus(app, granter, revoked)).toEqual({ ok: true });
			expect(await look(second, dossier, 'raised', 'Faux.')).toEqual({ ok: true });
			expect(await statusOf(dossier)).toBe('revoked');
		});

		test('two draws at once pick no dossier twice', async () => {
			app.day = '2026-05-01T09:00:00.000Z';
			for (let count = 0; count < 4; count++) issued.push(await issuedBy(app, granter));
			const days = { share: 50, from: '2026-05-01', to: '2026-05-01', seed: 'la même' } as const;
			const drawn = await Promise.all([1, 2].map(() => drawForSecondLook(app, administrator, days)));
			const picked = drawn.reduce((sum, one) => sum + (one.ok ? one.drawn : 0), 0);
			expect([2, 3]).toContain(picked);
			const { samples } = given(await secondLooks(app, administrator, 'fr'));
			expect(samples.reduce((sum, sample) => sum + sample.drawn, 0)).toBe(10 + picked);
		});
	});
}
