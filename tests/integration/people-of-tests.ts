import type { Capability, Person } from '#lib/people/index.ts';
import type { App } from '#lib/server/app.ts';
import { hashPassword } from '#lib/server/auth/passwords.ts';
import { setPassword } from '#lib/server/db/password-repository.ts';
import { personById } from '#lib/server/db/person-repository.ts';
import { createPerson } from '#lib/server/people/create-person.ts';

export const password = 'a password of the tests';

/** Creates a person with these capabilities and gives them as a route would know them. */
export async function makePerson(
	app: App,
	mail: string,
	capabilities: Capability[] = ['trainee'],
	names = { nameLatin: 'Une Personne', nameArabic: 'شخص' }
): Promise<Person> {
	const created = await createPerson(app, null, { mail, ...names, language: 'fr', capabilities });
	if (!created.ok) throw new Error(created.code);
	await setPassword(app.db.write, created.personId, await hashPassword(password), app.clock().toISOString());
	const person = await personById(app.db.read, created.personId);
	if (!person) throw new Error('just created');
	return person;
}
