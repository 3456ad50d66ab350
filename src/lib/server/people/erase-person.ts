import type { Transaction } from 'kysely';
import { may, type Person } from '#lib/people/index.ts';
import { erasedAct } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { unlessGivenUp } from '../certification/rolled-back.ts';
import { changeCapability, holdersOf } from '../db/capability-repository.ts';
import { insertResolution } from '../db/dossier-repository.ts';
import { emptyPerson, erasableOf, holdPeople, type Erasable } from '../db/erase-person.ts';
import { appendJournal, eraseJournalBodies, takeTurnInJournal } from '../db/journal-repository.ts';
import { normalMail, personById, type ListedPerson } from '../db/person-repository.ts';
import { storableText } from '../db/storable-text.ts';
import type { Tables } from '../db/tables.ts';

export type PersonErased =
	{ ok: true } | { ok: false; code: 'erase/not-found' | 'erase/not-confirmed' | 'erase/last-administrator' };

/** A person who can be erased, with what that would do. */
export interface BeforeErasing extends Erasable {
	readonly person: ListedPerson;
}

/** What a person does to others: these acts stay explainable when who did them is erased. */
const actsOnOthers = [
	'person/',
	'capability/',
	'link/',
	'writing/marked',
	'attempt/opened',
	'accommodation/changed',
	'dossier/granted',
	'dossier/approved',
	'dossier/commented',
	'dossier/sent_back',
	'dossier/refused',
	'certificate/',
	'register/'
];

/** What erasing a person would do; undefined where there is nobody, or nobody whom this administrator may erase. */
export async function beforeErasing(app: App, by: Person, personId: string): Promise<BeforeErasing | undefined> {
	const person = await personById(app.db.read, storableText(personId));
	if (!person || !may(by, 'person/erase', { ownerId: person.id })) return undefined;
	return { person, ...(await erasableOf(app.db.read, person.id)) };
}

/**
 * Erases a person: names, mail address, sign-ins, all they wrote, and what the journal said of them. An open dossier is
 * withdrawn. What they did stays under an id that nobody can lead back to them, so that every chain and count still
 * holds; a certificate of theirs keeps its address and shows no name. Cannot be undone.
 * @param typed the person's mail address, typed by the administrator: the wrong person is not erased by a slip
 */
export async function erasePerson(
	app: App,
	by: Person,
	{ personId, typed }: { readonly personId: string; readonly typed: string }
): Promise<PersonErased> {
	const before = await beforeErasing(app, by, personId);
	if (!before) return { ok: false, code: 'erase/not-found' };
	if (normalMail(typed) !== (before.person.mail ?? '')) return { ok: false, code: 'erase/not-confirmed' };
	const at = app.clock().toISOString();
	let administrators = 1;
	const erased = await unlessGivenUp(app.db, async (trx, giveUp) => {
		// First, as whoever writes about them does it first: `erasedAt`.
		await holdPeople(trx, [by.id, before.person.id]);
		if (!(await emptyPerson(trx, before.person.id, at))) giveUp();
		// Two administrators who erase each other take turns: the second finds that they would be the last.
		await takeTurnInJournal(trx);
		await endWhatIsOpen(trx, app, { before, by, at });
		const emptied = await eraseJournalBodies(trx, before.person.id, actsOnOthers);
		const body = { texts: before.texts, acts: emptied };
		const subject = `person:${before.person.id}`;
		await appendJournal(trx, { at, actorId: by.id, act: erasedAct, subject, body });
		administrators = await holdersOf(trx, 'administrator');
		return administrators > 0 || giveUp();
	});
	if (erased) return { ok: true };
	return { ok: false, code: administrators > 0 ? 'erase/not-found' : 'erase/last-administrator' };
}

/** Takes back what the person can no longer see to: their capabilities and the dossiers that wait. */
async function endWhatIsOpen(
	trx: Transaction<Tables>,
	app: App,
	{ before, by, at }: { before: BeforeErasing; by: Person; at: string }
): Promise<void> {
	const { person, openDossiers } = before;
	for (const capability of person.capabilities) {
		const change = {
			id: app.newId(),
			personId: person.id,
			capability,
			act: 'withdrawn',
			byPersonId: by.id,
			at
		} as const;
		await changeCapability(trx, change);
	}
	for (const dossier_id of openDossiers) {
		const none = { reason_text_id: null, reason_hash: null };
		const row = { dossier_id, certifier_id: person.id, outcome: 'withdrawn', ...none, at } as const;
		if (!(await insertResolution(trx, row))) continue;
		const subject = `dossier:${dossier_id}`;
		await appendJournal(trx, { at, actorId: by.id, act: 'dossier/withdrawn', subject, body: { by: 'erasure' } });
	}
}
