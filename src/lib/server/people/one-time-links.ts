import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import type { SignInCookie } from '../auth/lucia.ts';
import { hashPassword } from '../auth/passwords.ts';
import { newToken, tokenHash } from '../auth/token.ts';
import { inTransaction } from '../db/database.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { insertLink, openLink, useLink, type LinkPurpose, type OneTimeLink } from '../db/one-time-link-repository.ts';
import { setPassword } from '../db/password-repository.ts';
import { introducePerson, personById } from '../db/person-repository.ts';
import { deleteSignInsOf } from '../db/sign-in-repository.ts';

const day = 24 * 60 * 60 * 1000;
const threeDays = 3 * day;

/** A link as it is handed over: only here is its token readable. */
export interface HandedLink {
	/** The path without language: the holder chooses it. */
	path: `/link/${string}`;
	expiresAt: string;
}

/** Makes a link with which a person chooses a password; their earlier unused links stop working. */
export async function makeLink(
	app: Pick<App, 'db' | 'clock'>,
	by: Person | null,
	personId: string,
	purpose: LinkPurpose = 'password'
): Promise<HandedLink> {
	const token = newToken();
	const now = app.clock();
	const at = now.toISOString();
	const expiresAt = new Date(now.getTime() + threeDays).toISOString();
	await inTransaction(app.db, async (trx) => {
		await insertLink(trx, { tokenHash: tokenHash(token), purpose, personId, expiresAt });
		const act = { at, actorId: by?.id ?? null, act: 'link/made', subject: `person:${personId}` };
		await appendJournal(trx, { ...act, body: { purpose, expiresAt } });
	});
	return { path: `/link/${token}`, expiresAt };
}

/** The link behind a token, while it is good; one that was made while the clock was far ahead would be for years. */
export async function findLink(app: App, token: string): Promise<OneTimeLink | undefined> {
	const now = app.clock();
	const link = await openLink(app.db.read, tokenHash(token), now.toISOString());
	const last = new Date(now.getTime() + threeDays + day).toISOString();
	return link && link.expiresAt <= last ? link : undefined;
}

/** What the page of a link says of its holder. */
export interface LinkHolder {
	purpose: LinkPurpose;
	nameLatin: string;
	nameArabic: string;
	mail: string | null;
}

/** Whose link it is, while it is good. */
export async function holderOfLink(app: App, token: string): Promise<LinkHolder | undefined> {
	const link = await findLink(app, token);
	const holder = link && (await personById(app.db.read, link.personId));
	return holder && { purpose: link.purpose, ...holder };
}

export type LinkUsed = { ok: true; cookie: SignInCookie } | { ok: false; code: 'link/gone' };

/** How the first administrator introduces themself. */
export type Introduction = Pick<Person, 'nameLatin' | 'nameArabic' | 'language'> & { mail: string };

/**
 * Uses a link up: its holder has a new password, every earlier sign-in of theirs ends, and a new one opens.
 * Who becomes the first administrator says at the same time who they are.
 */
export async function choosePassword(
	app: App,
	link: OneTimeLink,
	password: string,
	introduction?: Introduction
): Promise<LinkUsed> {
	const argon2 = await hashPassword(password);
	const at = app.clock().toISOString();
	const { personId } = link;
	const used = await inTransaction(app.db, async (trx) => {
		if (!(await useLink(trx, link.tokenHash, at))) return false;
		if (introduction) await introducePerson(trx, personId, introduction);
		await setPassword(trx, personId, argon2, at);
		await deleteSignInsOf(trx, personId);
		const act = { at, actorId: personId, act: 'password/chosen', subject: `person:${personId}` };
		await appendJournal(trx, { ...act, body: { by: 'link' } });
		return true;
	});
	return used ? { ok: true, cookie: await app.signIns.open(personId, app.newId()) } : { ok: false, code: 'link/gone' };
}
