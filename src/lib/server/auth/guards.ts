import { error, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/i18n/messages.ts';
import { may, type Act, type Person, type Subject } from '#lib/people/index.ts';

/**
 * Who is signed in.
 * @throws the 401 page, which signs in, keeps what a form sent and comes back
 */
export function requirePerson(event: RequestEvent): Person {
	const { person, held } = event.locals;
	if (person) return person;
	const to = event.url.pathname + event.url.search;
	return error(401, { message: m.people_sign_in_needed(), code: 'sign-in/needed', held, to });
}

/**
 * Who is signed in, if they may do this.
 * @throws the 401 page when nobody is; the 404 page when they may not: whether the thing exists is not theirs to know
 */
export function requireAct(event: RequestEvent, act: Act, subject?: Subject): Person {
	const person = requirePerson(event);
	return may(person, act, subject) ? person : notFound();
}

/** The page for what is absent, and for what is not theirs. */
export const notFound = (): never => error(404, { message: m.people_not_found(), code: 'not-found' });
