/** `npm run person -- link <mail> [--json]`: a one-time link with which a person chooses a new password. */
import { openDatabase } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { personByMail } from '#lib/server/db/person-repository.ts';
import { makeLink } from '#lib/server/people/one-time-links.ts';
import { readSettings } from '#lib/server/settings.ts';
import { attempt, report, words } from './report.ts';

await attempt(async () => {
	const [verb, mail] = words();
	if (verb !== 'link' || !mail) throw new Error('Use: npm run person -- link <mail>');
	const settings = readSettings(process.env);
	const db = await openDatabase(settings.database);
	try {
		await migrate(db);
		const person = await personByMail(db.read, mail);
		if (!person) {
			report({ ok: false }, [`Nobody has the address ${mail}.`]);
			return;
		}
		const { path, expiresAt } = await makeLink({ db, clock: () => new Date() }, null, person.id);
		const link = `${settings.origin}/${person.language}${path}`;
		report({ ok: true, link, expiresAt }, [link, `Good once, until ${expiresAt}. Earlier links stop working.`]);
	} finally {
		await db.close();
	}
});
