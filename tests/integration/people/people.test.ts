import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { tokenHash } from '#lib/server/auth/token.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { listPeople, personByMail } from '#lib/server/db/person-repository.ts';
import { verifyStoredJournal } from '#lib/server/db/verify-stored-journal.ts';
import { changeNames, changePassword, devicesOf } from '#lib/server/people/account.ts';
import { changeCapability } from '#lib/server/people/change-capability.ts';
import { createPerson } from '#lib/server/people/create-person.ts';
import { demoPassword, demoPeople } from '#lib/server/people/demo-people.ts';
import { welcomeFirstPeople } from '#lib/server/people/first-people.ts';
import { pageOfPeople } from '#lib/server/people/list-people.ts';
import { choosePassword, findLink, makeLink } from '#lib/server/people/one-time-links.ts';
import { newPersonSchema } from '#lib/server/people/person-input.ts';
import { withApp } from '../app.ts';
import { dialects } from '../database.ts';
import { makePerson, password } from '../people-of-tests.ts';

const hostileNames = [
	`'; drop table person; --`,
	'<script>alert(1)</script>',
	'100%_\\',
	'=HYPERLINK("x")',
	'O’Brien — ÎLE',
	'李 🧑‍⚖️ 𐎠'
];

for (const dialect of dialects) {
	describe(`people on ${dialect}`, () => {
		const world = withApp(dialect);
		const tokenOf = ({ path }: { path: string }) => path.replace('/link/', '');

		test.each(hostileNames)('%s is a name like any other', async (name) => {
			const mail = `n${hostileNames.indexOf(name)}@example.test`;
			const person = await makePerson(world.app, mail, ['trainee'], { nameLatin: name, nameArabic: name });
			expect(await personByMail(world.app.db.read, mail)).toMatchObject({ id: person.id, nameLatin: name });
			const found = await listPeople(world.app.db.read, { search: name, limit: 10 });
			expect(found.map(({ id }) => id)).toEqual([person.id]);
		});

		test('a search is for the characters typed: % and _ are no wildcards', async () => {
			expect(await listPeople(world.app.db.read, { search: '%', limit: 10 })).toHaveLength(1);
			expect(await listPeople(world.app.db.read, { search: 'a_c', limit: 10 })).toEqual([]);
		});

		test('NUL and half characters in a search or an id find nobody, and break nothing', async () => {
			expect((await pageOfPeople(world.app, 'nobody\0\uD800', 'x\0')).people).toEqual([]);
		});

		test('pages follow one another without gap or repetition, also where names are equal', async () => {
			for (let n = 0; n < 60; n += 1) {
				const nameLatin = `Paged ${String(n % 7)}`;
				await createPerson(world.app, null, {
					mail: `paged${n}@example.test`,
					nameLatin,
					nameArabic: 'شخص',
					language: 'ar',
					capabilities: []
				});
			}
			const first = await pageOfPeople(world.app, 'paged', null);
			const second = await pageOfPeople(world.app, 'paged', first.next);
			const ids = [...first.people, ...second.people].map(({ id }) => id);
			expect([first.people.length, second.people.length, second.next]).toEqual([50, 10, null]);
			expect(new Set(ids).size).toBe(60);
		});

		test('a mail address is one person’s, however it is written', async () => {
			const again = { ...hostile(), mail: ' N0@EXAMPLE.test ' };
			expect(await createPerson(world.app, null, again)).toEqual({ ok: false, code: 'people/mail-taken' });
		});

		test('two who take the same address at once: one gets it', async () => {
			const wish = { ...hostile(), mail: 'race@example.test' };
			const outcomes = await Promise.all([createPerson(world.app, null, wish), createPerson(world.app, null, wish)]);
			expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		});

		test('the last administrator stays one; with a second, the first may go', async () => {
			const first = await makePerson(world.app, 'first@example.test', ['administrator']);
			const withdraw = { personId: first.id, capability: 'administrator', act: 'withdrawn' } as const;
			const last = { ok: false, code: 'people/last-administrator' };
			expect(await changeCapability(world.app, first, withdraw)).toEqual(last);
			expect((await personByMail(world.app.db.read, 'first@example.test'))?.capabilities).toEqual(['administrator']);
			await makePerson(world.app, 'second@example.test', ['administrator']);
			expect(await changeCapability(world.app, first, withdraw)).toEqual({ ok: true });
			expect((await personByMail(world.app.db.read, 'first@example.test'))?.capabilities).toEqual([]);
		});

		test('granting what is held already records nothing', async () => {
			const person = await makePerson(world.app, 'held@example.test', ['trainee']);
			const events = () =>
				world.app.db.read.selectFrom('capability_event').selectAll().where('person_id', '=', person.id).execute();
			await changeCapability(world.app, person, { personId: person.id, capability: 'trainee', act: 'granted' });
			expect(await events()).toHaveLength(1);
		});

		test('a link lets its holder choose a password once, and ends every earlier sign-in', async () => {
			const person = await makePerson(world.app, 'link@example.test');
			const before = await world.app.signIns.open(person.id, 'before-link');
			const link = await makeLink(world.app, null, person.id);
			const found = await findLink(world.app, tokenOf(link));
			if (!found) throw new Error('the link is good');
			const uses = await Promise.all([1, 2].map(() => choosePassword(world.app, found, 'a brand new password')));
			expect(uses.filter(({ ok }) => ok)).toHaveLength(1);
			expect(await world.app.signIns.find(before.value)).toBeUndefined();
			expect(await findLink(world.app, tokenOf(link))).toBeUndefined();
			const credentials = { mail: 'link@example.test', address: '192.0.2.1', earlierToken: undefined };
			expect(await signIn(world.app, { ...credentials, password: 'a brand new password' })).toMatchObject({ ok: true });
			expect(await signIn(world.app, { ...credentials, password })).toMatchObject({ code: 'sign-in/refused' });
		});

		test('a new link cancels the one before; an old one expires; its token is stored as a hash', async () => {
			const person = await makePerson(world.app, 'links@example.test');
			const first = await makeLink(world.app, null, person.id);
			const second = await makeLink(world.app, null, person.id);
			expect(await findLink(world.app, tokenOf(first))).toBeUndefined();
			expect(await findLink(world.app, tokenOf(second))).toMatchObject({ personId: person.id });
			const later = { ...world.app, clock: () => new Date(second.expiresAt) };
			expect(await findLink(later, tokenOf(second))).toBeUndefined();
			const stored = await world.app.db.read.selectFrom('one_time_link').selectAll().execute();
			expect(JSON.stringify(stored)).not.toContain(tokenOf(second));
			expect(stored.some(({ token_hash }) => token_hash === tokenHash(tokenOf(second)))).toBe(true);
		});

		test('a password is changed by who knows the present one; other devices are signed out', async () => {
			const person = await makePerson(world.app, 'change@example.test');
			await world.app.signIns.open(person.id, 'here');
			await world.app.signIns.open(person.id, 'elsewhere');
			const change = { wanted: 'yet another password', signInId: 'here' };
			expect(await changePassword(world.app, person, { ...change, present: 'wrong' })).toMatchObject({
				code: 'people/password-wrong'
			});
			expect(await changePassword(world.app, person, { ...change, present: password })).toEqual({ ok: true });
			expect(await devicesOf(world.app, person, 'here')).toMatchObject([{ id: 'here', current: true }]);
		});

		test('with the old password nobody is in once it was changed, however closely they came; nor by a link', async () => {
			const mail = 'close@example.test';
			const person = await makePerson(world.app, mail);
			const link = await makeLink(world.app, null, person.id);
			const credentials = { mail, password, address: '192.0.2.1', earlierToken: undefined };
			const change = { present: password, wanted: 'yet another password', signInId: null };
			const several = Array.from({ length: 8 }, () => signIn(world.app, credentials));
			const [changed] = await Promise.all([changePassword(world.app, person, change), ...several]);
			expect(changed).toEqual({ ok: true });
			expect(await devicesOf(world.app, person, null)).toEqual([]);
			expect(await findLink(world.app, tokenOf(link))).toBeUndefined();
		});

		test('of two who change a password at once from the same one, the second is told', async () => {
			const person = await makePerson(world.app, 'twice@example.test');
			const change = (wanted: string) =>
				changePassword(world.app, person, { present: password, wanted, signInId: null });
			const changes = await Promise.all([change('the first new password'), change('the other new password')]);
			expect(changes.filter(({ ok }) => ok)).toHaveLength(1);
		});

		test('the journal tells of every act here, without a name or an address', async () => {
			const person = await makePerson(world.app, 'told@example.test');
			await changeNames(world.app, person, { nameLatin: 'Secret Name', nameArabic: 'سر' });
			const rows = await world.app.db.read.selectFrom('journal').selectAll().execute();
			const leaves = await world.app.db.read.selectFrom('journal_leaf').selectAll().execute();
			expect(rows.map(({ act }) => act)).toEqual(
				expect.arrayContaining(['person/created', 'names/changed', 'link/made'])
			);
			expect(JSON.stringify([rows, leaves])).not.toMatch(/example\.test|Secret Name|سر/);
			expect(await verifyStoredJournal(world.app.db.read)).toMatchObject({ ok: true });
		});
	});

	describe(`the first people on ${dialect}`, () => {
		const world = withApp(dialect);

		test('without demo, a link makes its holder the first administrator; a new start makes a new link', async () => {
			await welcomeFirstPeople(world.app);
			const lines = await welcomeFirstPeople(world.app);
			const token = /\/link\/(\S+)/.exec(lines.join('\n'))?.[1] ?? '';
			const link = await findLink(world.app, token);
			if (!link) throw new Error('the link is good');
			expect(link.purpose).toBe('first-administrator');
			const self = { mail: 'chief@example.test', nameLatin: 'Chief', nameArabic: 'رئيس', language: 'ar' } as const;
			expect(await choosePassword(world.app, link, 'the first password', self)).toMatchObject({ ok: true });
			const chief = await personByMail(world.app.db.read, 'chief@example.test');
			expect(chief).toMatchObject({ nameArabic: 'رئيس', language: 'ar', capabilities: ['administrator'] });
			expect(await welcomeFirstPeople(world.app)).toEqual([]);
		});

		test('demo people are never added to a database that has people', async () => {
			const demo = { ...world.app, settings: { ...world.app.settings, demo: true } };
			expect(await welcomeFirstPeople(demo)).toEqual([]);
			expect(await personByMail(world.app.db.read, demoPeople[0]?.mail ?? '')).toBeUndefined();
		});
	});

	describe(`a demo on ${dialect}`, () => {
		const world = withApp(dialect);

		test('has people for every capability, who can sign in and are said loudly', async () => {
			const demo = { ...world.app, settings: { ...world.app.settings, demo: true } };
			const lines = await welcomeFirstPeople(demo);
			expect(lines.join('\n')).toContain(demoPassword);
			for (const { mail, capabilities } of demoPeople) {
				const inside = await signIn(demo, { mail, password: demoPassword, address: '::1', earlierToken: undefined });
				expect(inside.ok, mail).toBe(true);
				const person = await personByMail(demo.db.read, mail);
				expect(person?.capabilities.toSorted()).toEqual([...capabilities].toSorted());
			}
			expect(await welcomeFirstPeople(demo)).toEqual(lines);
		});
	});
}

const hostile = () => ({
	nameLatin: 'Another',
	nameArabic: 'آخر',
	language: 'en' as const,
	capabilities: [],
	mail: ''
});

describe('what is typed about a person', () => {
	const typed = { ...hostile(), mail: 'a@example.test' };

	test('names lose control characters, direction overrides and outer spaces, nothing else', () => {
		const read = v.parse(newPersonSchema, { ...typed, nameLatin: '  A\u202Ewa\0\n  <b>É</b> ' });
		expect(read.nameLatin).toBe('Awa <b>É</b>');
	});

	test.each([
		[{ nameLatin: '\u202E \0' }, 'people/name-missing'],
		[{ nameArabic: 'ن'.repeat(121) }, 'people/name-too-long'],
		[{ mail: 'a@b' }, 'people/mail-wrong'],
		[{ mail: 'a b@example.test' }, 'people/mail-wrong'],
		[{ mail: 'a@example.test\r\nbcc: x@example.test' }, 'people/mail-wrong'],
		[{ mail: `${'a'.repeat(250)}@example.test` }, 'people/mail-wrong']
	])('%o is refused as %s', (change, code) => {
		const { issues } = v.safeParse(newPersonSchema, { ...typed, ...change });
		expect(issues?.[0]?.message).toBe(code);
	});

	test('a forged capability or language is refused', () => {
		expect(v.safeParse(newPersonSchema, { ...typed, capabilities: ['owner'] }).success).toBe(false);
		expect(v.safeParse(newPersonSchema, { ...typed, language: 'de' }).success).toBe(false);
	});
});
