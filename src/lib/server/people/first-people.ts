import type { App } from '../app.ts';
import { changeCapability } from '../db/capability-repository.ts';
import { inTransaction } from '../db/database.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { insertUnnamedPerson, nobodyYet, personByMail, unnamedPerson } from '../db/person-repository.ts';
import { createDemoPeople, demoPassword, demoPeople } from './demo-people.ts';
import { makeLink } from './one-time-links.ts';

/**
 * Sees to it that somebody can get in, and gives the lines that tell the operator how: demo people on an empty
 * database where they are allowed, else a link that makes its holder the first administrator.
 */
export async function welcomeFirstPeople(app: App): Promise<string[]> {
	if (app.settings.demo) {
		if (await nobodyYet(app.db.read)) await createDemoPeople(app);
		const present = await personByMail(app.db.read, demoPeople[0]?.mail ?? '');
		return present ? demoLines() : [];
	}
	const id =
		(await unnamedPerson(app.db.read)) ?? ((await nobodyYet(app.db.read)) ? await firstAdministrator(app) : null);
	if (!id) return [];
	const { path, expiresAt } = await makeLink(app, null, id, 'first-administrator');
	return [
		'Nobody can sign in yet. Whoever opens this link first becomes the administrator:',
		`  ${app.settings.origin}/fr${path}`,
		`It is good until ${expiresAt}; every start makes a new one.`
	];
}

const demoLines = (): string[] => [
	`DEMO PEOPLE CAN SIGN IN HERE, all with the password "${demoPassword}" (DEMO=0 turns this off on an empty database):`,
	...demoPeople.map(({ mail, capabilities }) => `  ${mail.padEnd(24)} ${capabilities.join(', ')}`)
];

async function firstAdministrator(app: App): Promise<string> {
	const at = app.clock().toISOString();
	const id = app.newId();
	await inTransaction(app.db, async (trx) => {
		await insertUnnamedPerson(trx, id, at);
		const grant = { personId: id, capability: 'administrator', act: 'granted', byPersonId: null, at } as const;
		await changeCapability(trx, { id: app.newId(), ...grant });
		const body = { capabilities: ['administrator'] };
		await appendJournal(trx, { at, actorId: null, act: 'person/created', subject: `person:${id}`, body });
	});
	return id;
}
