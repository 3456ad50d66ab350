import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { publicCertificate } from '#lib/server/certification/public-certificate.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { certificateCodes } from '#lib/server/db/certificate-repository.ts';
import { dossierById } from '#lib/server/db/dossier-repository.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { saveDraft } from '#lib/server/db/draft-repository.ts';
import { journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { sealText } from '#lib/server/db/sealed-text-repository.ts';
import { signInsOf } from '#lib/server/db/sign-in-repository.ts';
import { verifyStoredJournal } from '#lib/server/db/verify-stored-journal.ts';
import { checkpointNow } from '#lib/server/journal/checkpoint.ts';
import { changeNames } from '#lib/server/people/account.ts';
import { erasePerson } from '#lib/server/people/erase-person.ts';
import { makeLink } from '#lib/server/people/one-time-links.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { withApp } from '../app.ts';
import { certificationOn, completeRecord, course, given } from '../certification/fixture.ts';
import { dialects } from '../database.ts';
import { makePerson, password } from '../people-of-tests.ts';

const names = { nameLatin: 'Zahra Effaçable', nameArabic: 'زهراء قابلة للمحو' };

/** Tables that name a person and keep their rows when that person is erased: evidence and acts, without a name. */
const kept = [
	'capability_event',
	'sealed_text',
	'lesson_done',
	'attempt',
	'extra_attempt',
	'accommodation',
	'reaction',
	'seat_holder',
	'live_member',
	'guest_claim',
	'trial_event',
	'gate_debrief',
	'fact',
	'dossier'
];
const emptied = [
	'password',
	'one_time_link',
	'sign_in',
	'draft',
	'lesson_place',
	'debrief_note',
	'review_card',
	'learner_choice',
	'live_pass',
	'capability'
];

for (const dialect of dialects) {
	describe(`erasing a person on ${dialect}`, () => {
		const it = withApp(dialect);
		let administrator: Person;
		let certifier: Person;
		beforeAll(async () => {
			administrator = await makePerson(it.app, 'admin@example.test', ['administrator']);
			certifier = await makePerson(it.app, 'certifier@example.test', ['certifier']);
		});
		let number = 0;
		const someone = () => makePerson(it.app, `erasable${(number += 1)}@example.test`, ['trainee'], names);
		const erase = (person: Person, typed: string, by = administrator) =>
			erasePerson(it.app, by, { personId: person.id, typed });
		const certification = () => certificationOn(it.app.db);
		const submitted = async (person: Person) => {
			await completeRecord(it.app.db, person);
			const asked = { course: course.id, names: { latin: names.nameLatin, arabic: names.nameArabic } };
			const outcome = await submitDossier(certification(), person, asked);
			if (!outcome.ok) throw new Error(outcome.code);
			return outcome.dossier;
		};

		test('leaves no name, no mail address, no sign-in and no text; the chain and its checkpoints hold', async () => {
			const person = await someone();
			const mail = `erasable${number}@example.test`;
			const dossier = await submitted(person);
			await signIn(it.app, { mail, password, address: '192.0.2.1', earlierToken: undefined });
			await makeLink(it.app, administrator, person.id);
			const at = '2026-11-26T00:00:00.000Z';
			await saveDraft(it.app.db.write, { personId: person.id, place: 'x', body: 'un brouillon', at });
			await resolveDossier(certification(), certifier, { dossier, outcome: 'granted', reason: '' });
			const before = await checkpointNow(it.app, { key: 'x'.repeat(43), sign: () => '' });

			expect(await erase(person, ` ${mail.toUpperCase()} `)).toEqual({ ok: true });

			for (const table of emptied) {
				const rows = await sql`select * from ${sql.table(table)} where person_id = ${person.id}`.execute(
					it.app.db.read
				);
				expect([table, rows.rows.length]).toEqual([table, 0]);
			}
			const all = await everything();
			for (const trace of ['Zahra', 'زهراء', mail, 'un brouillon']) expect(all).not.toContain(trace);
			expect(await verifyStoredJournal(it.app.db.read, [before])).toMatchObject({ ok: true });
			const refused = await signIn(it.app, { mail, password, address: '192.0.2.1', earlierToken: undefined });
			expect(refused).toEqual({ ok: false, code: 'sign-in/refused' });
		});

		test('what they did in that very moment leaves nothing either', async () => {
			for (let round = 0; round < 4; round++) {
				const person = await someone();
				const mail = `erasable${number}@example.test`;
				const at = '2026-11-26T00:00:00.000Z';
				const written = ['un nom repris', 'un texte en route', 'un brouillon en route'];
				const [nameLatin = '', body = '', draft = ''] = written;
				const seal = () =>
					inTransaction(it.app.db, (trx) => sealText(trx, { id: it.app.newId(), personId: person.id, body }));
				const acts = [
					() => changeNames(it.app, person, { nameLatin, nameArabic: '' }),
					seal,
					() => saveDraft(it.app.db.write, { personId: person.id, place: 'x', body: draft, at }),
					() => signIn(it.app, { mail, password, address: '192.0.2.1', earlierToken: undefined })
				];
				// Before, at the same time, and after.
				const first = acts.splice(0, round % acts.length).map((act) => act());
				const erased = erase(person, mail);
				await Promise.all([...first, ...acts.map((act) => act())]);
				expect(await erased).toEqual({ ok: true });
				await seal();
				const all = await everything();
				for (const trace of written) expect(all).not.toContain(trace);
				expect(await signInsOf(it.app.db.read, person.id, at)).toEqual([]);
			}
			expect(await verifyStoredJournal(it.app.db.read)).toMatchObject({ ok: true });
		});

		/** Every column of every row of the database, as one text. */
		async function everything(): Promise<string> {
			const texts = await Promise.all(
				tables.map(async ({ name }) => {
					const { rows } = await sql`select * from ${sql.table(name)}`.execute(it.app.db.read);
					return JSON.stringify(rows);
				})
			);
			return texts.join('\n');
		}

		let tables: { name: string; columns: string[] }[] = [];
		beforeAll(async () => {
			const found = await it.app.db.read.introspection.getTables();
			tables = found.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }));
		});

		test('every table that names a person is one that is emptied or one that is kept on purpose', () => {
			const named = tables.filter(({ columns }) => columns.includes('person_id')).map(({ name }) => name);
			expect(named.toSorted()).toEqual([...kept, ...emptied].toSorted());
		});

		test('a certificate keeps its address and shows no name; an open dossier is withdrawn', async () => {
			const person = await someone();
			const granted = await submitted(person);
			await resolveDossier(certification(), certifier, { dossier: granted, outcome: 'granted', reason: '' });
			const other = await someone();
			const open = await submitted(other);
			expect(await erase(person, `erasable${number - 1}@example.test`)).toEqual({ ok: true });
			expect(await erase(other, `erasable${number}@example.test`)).toEqual({ ok: true });
			const code = given((await certificateCodes(it.app.db.read, [granted])).get(granted));
			const shown = given(await publicCertificate(certificationOf(it.app), code, 'fr'));
			expect(shown).toMatchObject({ names: null, status: 'valid', checks: { intact: { code: 'erased' } } });
			expect(await dossierById(it.app.db.read, open)).toMatchObject({ outcome: 'withdrawn' });
		});

		test('what others did to them, and what they did to others, stays in the journal', async () => {
			const leaving = await makePerson(it.app, 'leaving@example.test', ['certifier']);
			const dossier = await submitted(await someone());
			await resolveDossier(certification(), leaving, { dossier, outcome: 'granted', reason: '' });
			await erase(leaving, 'leaving@example.test');
			const rows = await journalRowsAfter(it.app.db.read, 0, 1000);
			const theirs = rows.filter(({ actorId }) => actorId === leaving.id);
			expect(theirs.map(({ act }) => act)).toEqual(['certificate/issued', 'dossier/granted']);
			expect(theirs.every(({ leaf }) => leaf?.body !== null)).toBe(true);
			expect(rows.at(-1)).toMatchObject({ act: 'person/erased', actorId: administrator.id });
		});

		test('needs the right mail address, and happens once', async () => {
			const person = await someone();
			for (const typed of ['', 'admin@example.test', 'x'.repeat(300)])
				expect(await erase(person, typed)).toEqual({ ok: false, code: 'erase/not-confirmed' });
			const mail = `erasable${number}@example.test`;
			const twice = await Promise.all([erase(person, mail), erase(person, mail)]);
			expect(twice.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
			expect(await erase(person, mail)).toEqual({ ok: false, code: 'erase/not-found' });
		});

		test('is for administrators, never of themself, and never of the last one', async () => {
			const person = await someone();
			const mail = `erasable${number}@example.test`;
			for (const by of [certifier, person, await makePerson(it.app, `t${number}@example.test`, ['trainer'])])
				expect(await erase(person, mail, by)).toEqual({ ok: false, code: 'erase/not-found' });
			expect(await erase(administrator, 'admin@example.test')).toEqual({ ok: false, code: 'erase/not-found' });
			const second = await makePerson(it.app, 'second@example.test', ['administrator']);
			const each = await Promise.all([
				erase(administrator, 'admin@example.test', second),
				erase(second, 'second@example.test', administrator)
			]);
			expect(each.filter(({ ok }) => ok)).toHaveLength(1);
		});
	});
}
