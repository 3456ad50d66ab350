import { may, type Person } from '#lib/people/index.ts';
import { afterAct, stateOf, type DossierState } from '#lib/records/index.ts';
import { inTransaction } from '../db/database.ts';
import { dossierById, insertResolution } from '../db/dossier-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import type { Certification } from './catalogue.ts';

export type Withdrawn =
	| { readonly ok: true }
	| { readonly ok: false; readonly code: 'dossier/not-found' }
	| { readonly ok: false; readonly code: 'dossier/not-now'; readonly state: DossierState };

/** Takes a submitted dossier back, so that it can be submitted again later. */
export async function withdrawDossier(app: Certification, person: Person, dossierId: string): Promise<Withdrawn> {
	const dossier = await dossierById(app.db.read, dossierId);
	if (!dossier || !may(person, 'dossier/withdraw', { ownerId: dossier.person_id }))
		return { ok: false, code: 'dossier/not-found' };
	const state = stateOf(dossier);
	if (state === 'withdrawn') return { ok: true };
	if (!afterAct(state, 'withdraw')) return { ok: false, code: 'dossier/not-now', state };
	const at = app.clock().toISOString();
	const none = { reason_text_id: null, reason_hash: null };
	const withdrawn = await inTransaction(app.db, async (trx) => {
		const row = { dossier_id: dossierId, certifier_id: person.id, outcome: 'withdrawn' as const, ...none, at };
		if (!(await insertResolution(trx, row))) return false;
		const subject = `dossier:${dossierId}`;
		await appendJournal(trx, { at, actorId: person.id, act: 'dossier/withdrawn', subject, body: {} });
		return true;
	});
	if (withdrawn) return { ok: true };
	return { ok: false, code: 'dossier/not-now', state: stateOf(await dossierById(app.db.read, dossierId)) };
}
