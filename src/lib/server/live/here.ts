import type { RequestEvent } from '@sveltejs/kit';
import { notFound, requirePerson } from '../auth/guards.ts';
import { passCookie } from './pass-cookie.ts';
import { memberHere, type Here } from './member-here.ts';

/**
 * Who asks, where they are in the room of the address.
 * @throws the 401 page where nobody is signed in; the 404 page for anybody else: whether the room exists is not theirs to
 * know
 */
export async function requireHere(event: RequestEvent<{ id: string }>): Promise<Here> {
	const { app, person } = event.locals;
	const token = event.cookies.get(passCookie(app.settings, event.params.id));
	const here = await memberHere(app, event.params.id, { person, token });
	if (here) return here;
	requirePerson(event);
	return notFound();
}

/** The same of those who conduct it. */
export async function requireConductor(event: RequestEvent<{ id: string }>): Promise<Here> {
	const here = await requireHere(event);
	return here.conducts ? here : notFound();
}
