import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { takeAttempt } from '../auth/attempt-limits.ts';
import { journalSignIn } from '../auth/journal-sign-in.ts';
import { hashPassword, passwordIsRight } from '../auth/passwords.ts';
import { inTransaction } from '../db/database.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { dropOpenLinks } from '../db/one-time-link-repository.ts';
import { passwordOf, replacePassword } from '../db/password-repository.ts';
import { changeLanguage, changeNames as storeNames, personById, type ListedPerson } from '../db/person-repository.ts';
import { deleteSignInById, deleteSignInsOf, signInsOf } from '../db/sign-in-repository.ts';

/** A sign-in as the list of devices shows it. */
export interface Device {
	id: string;
	createdAt: string;
	expiresAt: string;
	current: boolean;
}

/** A person's own account, with the mail address they sign in by. */
export async function accountOf(app: App, { id }: Person): Promise<ListedPerson> {
	const person = await personById(app.db.read, id);
	if (!person) throw new Error('Who is signed in has an account.');
	return person;
}

/** Remembers the language a person wants. */
export const chooseLanguage = (app: App, person: Person, language: Language): Promise<void> =>
	changeLanguage(app.db.write, person.id, language);

/** Signs one device of a person out, by its public id; another person's is not found. */
export async function endDevice(app: App, person: Person, id: string): Promise<void> {
	const at = app.clock().toISOString();
	await inTransaction(app.db, async (trx) => {
		if (!(await deleteSignInById(trx, person.id, id))) return;
		await journalSignIn(trx, { act: 'sign-in/ended', at, personId: person.id, id });
	});
}

/** Signs a person out everywhere but on the device they now use. */
export async function endOtherDevices(app: App, person: Person, currentId: string | null): Promise<void> {
	const at = app.clock().toISOString();
	await inTransaction(app.db, async (trx) => {
		for (const id of await deleteSignInsOf(trx, person.id, currentId ?? ''))
			await journalSignIn(trx, { act: 'sign-in/ended', at, personId: person.id, id });
	});
}

/** Where a person is signed in, newest first. */
export async function devicesOf(app: App, person: Person, currentId: string | null): Promise<Device[]> {
	const signIns = await signInsOf(app.db.read, person.id, app.clock().toISOString());
	return signIns.map(({ id, createdAt, expiresAt }) => ({ id, createdAt, expiresAt, current: id === currentId }));
}

/** Gives a person the names they want. The journal keeps that they changed, not what they are. */
export async function changeNames(app: App, person: Person, names: Pick<Person, 'nameLatin' | 'nameArabic'>) {
	const at = app.clock().toISOString();
	await inTransaction(app.db, async (trx) => {
		await storeNames(trx, { id: person.id, ...names });
		const act = { at, actorId: person.id, act: 'names/changed', subject: `person:${person.id}` };
		await appendJournal(trx, { ...act, body: {} });
	});
}

export type PasswordChanged =
	| { ok: true }
	| { ok: false; code: 'people/password-wrong' }
	| { ok: false; code: 'sign-in/too-many'; retryAt: string };

/** Changes the password of who knows the present one; every other sign-in of theirs ends, and no link they were given is good. */
export async function changePassword(
	app: App,
	person: Person,
	{ present, wanted, signInId }: { present: string; wanted: string; signInId: string | null }
): Promise<PasswordChanged> {
	const attempt = await takeAttempt(app, [{ key: `password:${person.id}`, most: 10 }]);
	if (!attempt.allowed) return { ok: false, code: 'sign-in/too-many', retryAt: attempt.retryAt };
	const before = await passwordOf(app.db.read, person.id);
	if (before === undefined || !(await passwordIsRight(before, present)))
		return { ok: false, code: 'people/password-wrong' };
	await attempt.succeeded();
	const argon2 = await hashPassword(wanted);
	const at = app.clock().toISOString();
	const changed = await inTransaction(app.db, async (trx) => {
		// Changed, or gone with an erasure, while this one was compared.
		if (!(await replacePassword(trx, { personId: person.id, before, argon2, at }))) return false;
		await deleteSignInsOf(trx, person.id, signInId ?? '');
		await dropOpenLinks(trx, person.id);
		const act = { at, actorId: person.id, act: 'password/chosen', subject: `person:${person.id}` };
		await appendJournal(trx, { ...act, body: { by: 'account' } });
		return true;
	});
	return changed ? { ok: true } : { ok: false, code: 'people/password-wrong' };
}
