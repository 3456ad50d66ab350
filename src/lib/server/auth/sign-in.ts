import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { passwordByMail, settledPasswordOf } from '../db/password-repository.ts';
import { normalMail, personById } from '../db/person-repository.ts';
import { addressKey, takeAttempt } from './attempt-limits.ts';
import type { SignInCookie } from './lucia.ts';
import { passwordIsRight } from './passwords.ts';

export interface Credentials {
	mail: string;
	password: string;
	/** Where the request comes from, as the server itself sees it. */
	address: string;
	/** The token the browser had before: it ends with this sign-in. */
	earlierToken: string | undefined;
}

export type SignInOutcome =
	| { ok: true; person: Person; cookie: SignInCookie }
	| { ok: false; code: 'sign-in/refused' }
	| { ok: false; code: 'sign-in/too-many'; retryAt: string };

/** Failures allowed in a quarter of an hour. A class shares one address, an attacker many: both are limited. */
const most = { perMail: 10, perAddress: 100 };

/**
 * Opens a sign-in. An unknown mail address and a wrong password get the same answer after the same work.
 */
export async function signIn(app: App, { mail, password, address, earlierToken }: Credentials): Promise<SignInOutcome> {
	const attempt = await takeAttempt(app, [
		{ key: `address:${addressKey(address)}`, most: most.perAddress },
		{ key: `mail:${normalMail(mail)}`, most: most.perMail }
	]);
	if (!attempt.allowed) return { ok: false, code: 'sign-in/too-many', retryAt: attempt.retryAt };
	const account = await passwordByMail(app.db.read, mail);
	const right = await passwordIsRight(account?.argon2, password);
	const person = account && right ? await personById(app.db.read, account.personId) : undefined;
	if (!person) return { ok: false, code: 'sign-in/refused' };
	await attempt.succeeded();
	if (earlierToken) await app.signIns.close(earlierToken);
	const cookie = await app.signIns.open(person.id, app.newId());
	if ((await settledPasswordOf(app.db.write, person.id)) === account?.argon2) return { ok: true, person, cookie };
	// Changed while it was compared: the sign-ins that this ended did not include ours.
	await app.signIns.close(cookie.value);
	return { ok: false, code: 'sign-in/refused' };
}
