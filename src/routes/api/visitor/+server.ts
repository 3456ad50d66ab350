import { json } from '@sveltejs/kit';
import { nameIn } from '#lib/people/index.ts';
import { requirePerson } from '#lib/server/auth/guards.ts';
import type { Visitor } from '#lib/ui/visitor.ts';
import type { RequestHandler } from './$types';

/** Who is signed in, for a page that is the same for everybody. */
export const GET: RequestHandler = (event) => {
	const person = requirePerson(event);
	const visitor: Visitor = {
		id: person.id,
		name: nameIn(person, event.locals.language),
		capabilities: person.capabilities
	};
	return json(visitor);
};
