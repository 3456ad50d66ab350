import { describe, expect, test, vi } from 'vitest';
import type { App } from '#lib/server/app.ts';
import { createSignInAdapter, longestSignIn } from '#lib/server/auth/sign-in-adapter.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { tokenHash } from '#lib/server/auth/token.ts';
import { changeCapability } from '#lib/server/people/change-capability.ts';
import { dialects } from '../database.ts';
import { makePerson, password } from '../people-of-tests.ts';
import { withApp } from '../app.ts';

const enter = (app: App, mail: string, word = password, address = '192.0.2.1', earlierToken?: string) =>
	signIn(app, { mail, password: word, address, earlierToken });

async function entered(app: App, mail: string): Promise<string> {
	const outcome = await enter(app, mail);
	if (!outcome.ok) throw new Error(outcome.code);
	return outcome.cookie.value;
}

for (const dialect of dialects) {
	describe(`signing in on ${dialect}`, () => {
		const world = withApp(dialect);

		test('the right password opens a sign-in that finds its person, with capabilities', async () => {
			const person = await makePerson(world.app, 'one@example.test', ['trainee', 'certifier']);
			const found = await world.app.signIns.find(await entered(world.app, ' One@Example.TEST '));
			expect(found?.person).toMatchObject({ id: person.id, nameArabic: 'شخص', language: 'fr' });
			expect(found?.person.capabilities.toSorted()).toEqual(['certifier', 'trainee']);
		});

		test('the database keeps a hash of the token, never the token', async () => {
			await makePerson(world.app, 'hashed@example.test');
			const token = await entered(world.app, 'hashed@example.test');
			const rows = await world.app.db.read.selectFrom('sign_in').selectAll().execute();
			expect(rows.some(({ token_hash }) => token_hash === tokenHash(token))).toBe(true);
			expect(JSON.stringify(rows)).not.toContain(token);
		});

		test('a hash that leaked from the database is no token, nor is a public id', async () => {
			await makePerson(world.app, 'leaked@example.test');
			await entered(world.app, 'leaked@example.test');
			const row = await world.app.db.read.selectFrom('sign_in').selectAll().limit(1).executeTakeFirstOrThrow();
			expect(await world.app.signIns.find(row.token_hash)).toBeUndefined();
			expect(await world.app.signIns.find(row.id)).toBeUndefined();
		});

		test('signing in again changes the token and ends the one the browser had', async () => {
			await makePerson(world.app, 'again@example.test');
			const before = await entered(world.app, 'again@example.test');
			const again = await enter(world.app, 'again@example.test', password, '192.0.2.1', before);
			expect(again.ok && again.cookie.value).not.toBe(before);
			expect(await world.app.signIns.find(before)).toBeUndefined();
		});

		test('an unknown address, a wrong password and an account without one get the same answer', async () => {
			await makePerson(world.app, 'right@example.test');
			const { id: personId } = await makePerson(world.app, 'bare@example.test');
			await world.app.db.write.deleteFrom('password').where('person_id', '=', personId).execute();
			const refused = { ok: false, code: 'sign-in/refused' };
			expect(await enter(world.app, 'right@example.test', 'wrong')).toEqual(refused);
			expect(await enter(world.app, 'nobody@example.test', 'wrong')).toEqual(refused);
			expect(await enter(world.app, 'bare@example.test', '')).toEqual(refused);
			expect(await enter(world.app, `' or 1=1 --`, `' or 1=1 --`)).toEqual(refused);
		});

		test('an unknown address costs the work of a password, so time does not tell either', async () => {
			await makePerson(world.app, 'known@example.test');
			// Processor time, which does not depend on what else the machine is doing.
			const work = async (mail: string) => {
				const start = process.cpuUsage();
				await enter(world.app, mail, 'wrong', '192.0.2.50');
				const { user, system } = process.cpuUsage(start);
				return user + system;
			};
			const [known, unknown]: [number[], number[]] = [[], []];
			for (let round = 0; round < 7; round += 1) {
				known.push(await work('known@example.test'));
				unknown.push(await work(`nobody${String(round)}@example.test`));
			}
			const least = (costs: number[]) => Math.min(...costs);
			// Without the work on a dummy hash the ratio is about 0.2.
			expect(least(unknown) / least(known)).toBeGreaterThan(0.5);
		});

		test('signing out ends the sign-in at once', async () => {
			await makePerson(world.app, 'out@example.test');
			const token = await entered(world.app, 'out@example.test');
			await world.app.signIns.close(token);
			expect(await world.app.signIns.find(token)).toBeUndefined();
		});

		test('a change of capabilities ends the person’s sign-ins', async () => {
			const person = await makePerson(world.app, 'changed@example.test');
			const administrator = await makePerson(world.app, 'admin@example.test', ['administrator']);
			const token = await entered(world.app, 'changed@example.test');
			const wish = { personId: person.id, capability: 'trainer', act: 'granted' } as const;
			expect(await changeCapability(world.app, administrator, wish)).toEqual({ ok: true });
			expect(await world.app.signIns.find(token)).toBeUndefined();
		});
	});

	describe(`limits on signing in on ${dialect}`, () => {
		const world = withApp(dialect);

		test('the eleventh failure for one mail address is refused until the window ends, restart or not', async () => {
			await makePerson(world.app, 'limited@example.test');
			for (let n = 0; n < 10; n += 1) {
				expect(await enter(world.app, 'limited@example.test', 'wrong', `198.51.100.${n}`)).toMatchObject({
					code: 'sign-in/refused'
				});
			}
			await world.reopen();
			const refused = await enter(world.app, 'limited@example.test', password, '203.0.113.1');
			expect(refused).toMatchObject({ ok: false, code: 'sign-in/too-many' });
			if (refused.ok || refused.code !== 'sign-in/too-many') throw new Error('refused');
			const wait = Date.parse(refused.retryAt) - Date.now();
			expect(wait).toBeGreaterThan(0);
			expect(wait).toBeLessThanOrEqual(15 * 60 * 1000);
			const later = { ...world.app, clock: () => new Date(refused.retryAt) };
			expect(await enter(later, 'limited@example.test')).toMatchObject({ ok: true });
		});

		test('who succeeds is not counted: a class behind one address can sign in', async () => {
			await makePerson(world.app, 'class@example.test');
			for (let n = 0; n < 12; n += 1) expect(await enter(world.app, 'class@example.test')).toMatchObject({ ok: true });
		});

		test('guesses made at the same time are all counted, and the log is told once that the door is closed, not whose', async () => {
			const log = vi.spyOn(console, 'error').mockReturnValue();
			const outcomes = await Promise.all(
				Array.from({ length: 16 }, () => enter(world.app, 'parallel@example.test', 'wrong', '203.0.113.9'))
			);
			expect(outcomes.filter((outcome) => !outcome.ok && outcome.code === 'sign-in/refused')).toHaveLength(10);
			expect(log.mock.calls).toEqual([['{"status":429,"limit":"mail","most":10}']]);
			log.mockRestore();
		});

		test('no mail address and no network address is stored with a count', async () => {
			const rows = await world.app.db.read.selectFrom('attempt_limit').selectAll().execute();
			expect(rows.length).toBeGreaterThan(0);
			expect(JSON.stringify(rows)).not.toMatch(/example\.test|203\.0\.113/);
		});
	});

	describe(`Lucia’s store on ${dialect}`, () => {
		const world = withApp(dialect);
		const adapterOf = () => createSignInAdapter(world.app.db);
		const attributes = { publicId: 'public-1', createdAt: new Date().toISOString() };

		test('sets, finds, lists, extends and deletes as Lucia asks', async () => {
			const { id: userId } = await makePerson(world.app, 'adapter@example.test');
			const adapter = adapterOf();
			const expiresAt = new Date(Date.now() + 60_000);
			await adapter.setSession({ id: 'token-1', userId, expiresAt, attributes });
			const [session, user] = await adapter.getSessionAndUser('token-1');
			expect(session).toEqual({ id: 'token-1', userId, expiresAt, attributes });
			expect(user?.id).toBe(userId);
			expect(await adapter.getUserSessions(userId)).toMatchObject([{ id: 'public-1', userId }]);
			const later = new Date(Date.now() + 120_000);
			await adapter.updateSessionExpiration('token-1', later);
			expect((await adapter.getSessionAndUser('token-1'))[0]?.expiresAt).toEqual(later);
			await adapter.deleteSession('token-1');
			expect(await adapter.getSessionAndUser('token-1')).toEqual([null, null]);
		});

		test('an unknown token is nobody’s and extending it does nothing', async () => {
			await adapterOf().updateSessionExpiration('unknown', new Date());
			await adapterOf().deleteSession('unknown');
			expect(await adapterOf().getSessionAndUser('unknown')).toEqual([null, null]);
		});

		test('however often it is extended, a sign-in ends sixty days after it began', async () => {
			const { id: userId } = await makePerson(world.app, 'long@example.test');
			const adapter = adapterOf();
			const expiresAt = new Date(Date.now() + 60_000);
			await adapter.setSession({ id: 'long', userId, expiresAt, attributes: { ...attributes, publicId: 'public-2' } });
			await adapter.updateSessionExpiration('long', new Date(Date.now() + 10 * longestSignIn));
			const end = Date.parse(attributes.createdAt) + longestSignIn;
			expect((await adapter.getSessionAndUser('long'))[0]?.expiresAt.getTime()).toBe(end);
		});

		test('deletes every sign-in of a person, and those that have expired', async () => {
			const { id: userId } = await makePerson(world.app, 'many@example.test');
			const adapter = adapterOf();
			const past = new Date(Date.now() - 1000);
			for (const n of [1, 2]) {
				const own = { publicId: `many-${n}`, createdAt: attributes.createdAt };
				await adapter.setSession({
					id: `many-${n}`,
					userId,
					expiresAt: new Date(Date.now() + 60_000),
					attributes: own
				});
			}
			await adapter.setSession({ id: 'old', userId, expiresAt: past, attributes: { ...attributes, publicId: 'old' } });
			await adapter.deleteExpiredSessions();
			expect(await adapter.getSessionAndUser('old')).toEqual([null, null]);
			await adapter.deleteUserSessions(userId);
			expect(await adapter.getUserSessions(userId)).toEqual([]);
		});

		test('a sign-in past half of its time is extended and its cookie sent again', async () => {
			await makePerson(world.app, 'renewed@example.test');
			const token = await entered(world.app, 'renewed@example.test');
			expect((await world.app.signIns.find(token))?.renewed).toBeUndefined();
			expect(await world.app.signIns.look(token)).toMatchObject({ due: false });
			vi.useFakeTimers({ now: Date.now() + 8 * 24 * 60 * 60 * 1000, toFake: ['Date'] });
			try {
				// Looked at alone, it is left as it is.
				expect(await world.app.signIns.look(token)).toMatchObject({ due: true });
				expect((await world.app.signIns.find(token))?.renewed?.value).toBe(token);
				expect(await world.app.signIns.look(token)).toMatchObject({ due: false });
			} finally {
				vi.useRealTimers();
			}
		});

		test('an expired sign-in is nobody', async () => {
			await makePerson(world.app, 'expired@example.test');
			const token = await entered(world.app, 'expired@example.test');
			vi.useFakeTimers({ now: Date.now() + 15 * 24 * 60 * 60 * 1000, toFake: ['Date'] });
			try {
				expect(await world.app.signIns.look(token)).toBeUndefined();
				expect(await world.app.signIns.find(token)).toBeUndefined();
			} finally {
				vi.useRealTimers();
			}
		});
	});
}
