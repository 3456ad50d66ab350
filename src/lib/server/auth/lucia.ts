import { Lucia, TimeSpan } from 'lucia';
import type { Person } from '#lib/people/index.ts';
import type { Db } from '../db/database.ts';
import { createSignInAdapter, type SignInAttributes } from './sign-in-adapter.ts';
import { newToken } from './token.ts';

// The only file that imports Lucia: upstream is frozen, and whoever replaces it changes this file alone.
declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof makeLucia>;
		DatabaseUserAttributes: Person;
		DatabaseSessionAttributes: SignInAttributes;
	}
}

/** A cookie to set, as `cookies.set` takes it. */
export interface SignInCookie {
	name: string;
	value: string;
	attributes: {
		path: string;
		httpOnly: boolean;
		secure: boolean;
		sameSite: 'lax';
		maxAge: number;
	};
}

/** A sign-in that holds, and whose it is. */
export interface SignIn {
	id: string;
	person: Person;
	/** The cookie again, when the sign-in has just been extended. */
	renewed: SignInCookie | undefined;
}

/** The sign-ins of the platform. */
export interface SignIns {
	cookieName: string;
	find(token: string): Promise<SignIn | undefined>;
	/** Whose it is, without extending it: for answers that set no cookie. `due` once it is to be extended. */
	look(token: string): Promise<{ readonly person: Person; readonly due: boolean } | undefined>;
	/** Opens a sign-in with a new token; `publicId` is what the list of devices shows. */
	open(personId: string, publicId: string): Promise<SignInCookie>;
	close(token: string): Promise<void>;
	/** Makes a browser forget. */
	goneCookie: SignInCookie;
	forgetExpired(): Promise<void>;
}

const fortnight = new TimeSpan(14, 'd');

/** A clock that is set back by less ends nobody's sign-in. */
const allowance = new TimeSpan(1, 'd');

/** One that claims to hold longer than any does was opened while the clock was ahead, and would outlast all others. */
const isFromAhead = (expiresAt: Date): boolean =>
	expiresAt.getTime() > Date.now() + fortnight.milliseconds() + allowance.milliseconds();

const makeLucia = (adapter: ReturnType<typeof createSignInAdapter>) =>
	new Lucia(adapter, {
		sessionExpiresIn: fortnight,
		getUserAttributes: (person) => ({ person }),
		getSessionAttributes: ({ publicId }) => ({ publicId })
	});

/** Opens the sign-ins kept in a database; `secure` exactly when people come by https. */
export function openSignIns(db: Db, secure: boolean): SignIns {
	// A browser accepts the prefix only from the host itself, over https, for the whole site.
	const cookieName = secure ? '__Host-sign-in' : 'sign-in';
	const adapter = createSignInAdapter(db);
	const lucia = makeLucia(adapter);
	const cookie = (value: string, maxAge: number): SignInCookie => ({
		name: cookieName,
		value,
		attributes: { path: '/', httpOnly: true, secure, sameSite: 'lax', maxAge }
	});
	const kept = (token: string) => cookie(token, fortnight.seconds());
	return {
		cookieName,
		goneCookie: cookie('', 0),
		async find(token) {
			const { session, user } = await lucia.validateSession(token);
			if (!session) return undefined;
			if (isFromAhead(session.expiresAt)) {
				await lucia.invalidateSession(token);
				return undefined;
			}
			return { id: session.publicId, person: user.person, renewed: session.fresh ? kept(token) : undefined };
		},
		async look(token) {
			const [session, user] = await adapter.getSessionAndUser(token);
			if (!session || !user || isFromAhead(session.expiresAt)) return undefined;
			const left = session.expiresAt.getTime() - Date.now();
			// As Lucia extends what has less than half of its time left.
			return left > 0 ? { person: user.attributes, due: left <= fortnight.milliseconds() / 2 } : undefined;
		},
		async open(personId, publicId) {
			const attributes = { publicId, createdAt: new Date().toISOString() };
			const { id } = await lucia.createSession(personId, attributes, { sessionId: newToken() });
			return kept(id);
		},
		close: (token) => lucia.invalidateSession(token),
		forgetExpired: () => lucia.deleteExpiredSessions()
	};
}
