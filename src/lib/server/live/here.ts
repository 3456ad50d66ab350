import type { RequestEvent } from '@sveltejs/kit';
import { notFound } from '../auth/guards.ts';
import { passCookie } from './pass-cookie.ts';
import { memberHere, type Here } from './member-here.ts';

/**
 * Who asks, where they are in the room of the address.
 * @throws the 404 page for anybody else, signed in or not: whether the room exists is not theirs to know
 */
export async function requireHere(event: RequestEvent<{ id: string }>): Promise<Here> {
	const { app, person } = event.locals;
	const token = event.cookies.get(passCookie(app.settings, event.params.id));
	return (await memberHere(app, event.params.id, { person, token })) ?? notFound();
}

/** The same of those who conduct it and are still trainers. */
export async function requireConductor(event: RequestEvent<{ id: string }>): Promise<Here> {
	const here = await requireHere(event);
	const isTrainer = event.locals.person?.capabilities.includes('trainer');
	return here.conducts && isTrainer ? here : notFound();
}
