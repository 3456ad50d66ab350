import { afterEach, describe, expect, test, vi } from 'vitest';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { clockBehind } from '#lib/server/journal/clock-behind.ts';
import { findLink, makeLink } from '#lib/server/people/one-time-links.ts';
import { withApp } from './app.ts';
import { dialects } from './database.ts';
import { makePerson, password } from './people-of-tests.ts';

const hour = 60 * 60 * 1000;
const year = 365 * 24 * hour;

/** What is open and running while somebody sets the clock of the server. */
for (const dialect of dialects)
	describe(`the clock of the server, on ${dialect}`, () => {
		const world = withApp(dialect);
		afterEach(() => vi.useRealTimers());

		const setClock = (by: number) => vi.useFakeTimers({ now: Date.now() + by, toFake: ['Date'] });
		const entered = async (mail: string): Promise<string> => {
			const outcome = await signIn(world.app, { mail, password, address: '192.0.2.1', earlierToken: undefined });
			if (!outcome.ok) throw new Error(outcome.code);
			return outcome.cookie.value;
		};

		test('set back an hour signs nobody out', async () => {
			await makePerson(world.app, 'hour@example.test');
			const token = await entered('hour@example.test');
			setClock(-hour);
			expect(await world.app.signIns.find(token)).toBeDefined();
		});

		test('set forward a year signs everybody out, and who signs in then is not signed in for a year once it is right again', async () => {
			await makePerson(world.app, 'year@example.test');
			const before = await entered('year@example.test');
			setClock(year);
			expect(await world.app.signIns.find(before)).toBeUndefined();
			const ahead = await entered('year@example.test');
			expect(await world.app.signIns.find(ahead)).toBeDefined();
			vi.useRealTimers();
			expect(await world.app.signIns.find(ahead)).toBeUndefined();
		});

		test('a year ahead makes no one-time link that holds for a year', async () => {
			const person = await makePerson(world.app, 'link@example.test');
			setClock(year);
			const token = (await makeLink(world.app, null, person.id)).path.slice('/link/'.length);
			expect(await findLink(world.app, token)).toBeDefined();
			vi.useRealTimers();
			expect(await findLink(world.app, token)).toBeUndefined();
		});

		test('that is behind the journal is told to the operator at the start', async () => {
			await makePerson(world.app, 'journal@example.test');
			setClock(year + hour);
			expect(await clockBehind(world.app)).toEqual([]);
			vi.useFakeTimers({ now: 10_000, toFake: ['Date'] });
			expect((await clockBehind(world.app))[0]).toContain('SAYS 1970-01-01T00:00:10.000Z');
		});

		test('that was ahead once is not held to be behind ever after', async () => {
			setClock(year);
			await makePerson(world.app, 'ahead@example.test');
			vi.useRealTimers();
			expect(await clockBehind(world.app)).not.toEqual([]);
			await makePerson(world.app, 'after@example.test');
			expect(await clockBehind(world.app)).toEqual([]);
		});
	});
