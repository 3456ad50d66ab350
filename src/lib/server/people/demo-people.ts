import type { Capability } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { hashPassword } from '../auth/passwords.ts';
import { setPassword } from '../db/password-repository.ts';
import { createPerson } from './create-person.ts';

interface DemoPerson {
	mail: string;
	nameLatin: string;
	nameArabic: string;
	capabilities: readonly Capability[];
}

/** The password of every demo person. */
export const demoPassword = 'pretoire-demo';

/** Invented people, one for each capability, two trainees, and one who learns and certifies. */
export const demoPeople: readonly DemoPerson[] = [
	{ mail: 'trainee@demo.test', nameLatin: 'Salma Démo', nameArabic: 'سلمى تجريبية', capabilities: ['trainee'] },
	{ mail: 'trainee2@demo.test', nameLatin: 'Younes Démo', nameArabic: 'يونس تجريبي', capabilities: ['trainee'] },
	{ mail: 'trainer@demo.test', nameLatin: 'Hiba Démo', nameArabic: 'هبة تجريبية', capabilities: ['trainer'] },
	{ mail: 'certifier@demo.test', nameLatin: 'Karim Démo', nameArabic: 'كريم تجريبي', capabilities: ['certifier'] },
	{ mail: 'both@demo.test', nameLatin: 'Rim Démo', nameArabic: 'ريم تجريبية', capabilities: ['trainee', 'certifier'] },
	{
		mail: 'administrator@demo.test',
		nameLatin: 'Nadia Démo',
		nameArabic: 'نادية تجريبية',
		capabilities: ['administrator']
	}
];

/** Creates the demo people; those whose address is taken stay as they are. */
export async function createDemoPeople(app: App): Promise<void> {
	const argon2 = await hashPassword(demoPassword);
	const at = app.clock().toISOString();
	for (const person of demoPeople) {
		const created = await createPerson(app, null, {
			...person,
			capabilities: [...person.capabilities],
			language: 'fr'
		});
		if (created.ok) await setPassword(app.db.write, created.personId, argon2, at);
	}
}
