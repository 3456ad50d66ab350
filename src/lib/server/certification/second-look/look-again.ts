import { may, type Person } from '#lib/people/index.ts';
import { lookBar, parseReason, type LookBar, type LookOutcome, type ReasonProblem } from '#lib/records/index.ts';
import { certificateByCode, certificateCodes } from '../../db/certificate-repository.ts';
import { dossierById, type DossierRow } from '../../db/dossier-repository.ts';
import { appendJournal } from '../../db/journal-repository.ts';
import { insertLook, lookAt } from '../../db/second-look-repository.ts';
import { sealText } from '../../db/sealed-text-repository.ts';
import { trainersOf } from '../../db/trainers-of.ts';
import type { Certification } from '../catalogue.ts';
import { recordStatus } from '../change-status.ts';
import { unlessGivenUp } from '../rolled-back.ts';

export type Looked =
	| { readonly ok: true }
	| { readonly ok: false; readonly code: 'look/not-found' | 'look/done' | `look/${LookBar}` }
	| { readonly ok: false; readonly code: 'look/reason'; readonly problem: ReasonProblem };

interface Look {
	readonly dossier: string;
	readonly outcome: LookOutcome;
	/** What is wrong; asked for where it is raised. */
	readonly reason: string;
}

/** What keeps a certifier from taking the second look at a dossier. */
export const lookBarFor = async (
	app: Pick<Certification, 'db'>,
	certifier: Person,
	dossier: Pick<DossierRow, 'person_id' | 'certifier_id' | 'approved_by'>
): Promise<LookBar | undefined> => {
	const trainers = await trainersOf(app.db.read, dossier.person_id);
	return lookBar({ deciders: [dossier.certifier_id, dossier.approved_by], trainers }, certifier.id);
};

/**
 * Records, once, what a second look at a granted dossier told. Raised, with a reason, it suspends a certificate that
 * holds, in the same moment: what is under review is then reinstated or revoked.
 * The same said again by the same certifier changes nothing and succeeds.
 */
export async function lookAgain(app: Certification, person: Person, look: Look): Promise<Looked> {
	const dossier = await dossierById(app.db.read, look.dossier);
	const drawn = dossier && (await lookAt(app.db.read, dossier.id));
	if (!drawn || !may(person, 'dossier/resolve', { ownerId: dossier.person_id }))
		return { ok: false, code: 'look/not-found' };
	if (drawn.outcome !== null) return afterTheFact(app, person, look);
	const barred = await lookBarFor(app, person, dossier);
	if (barred) return { ok: false, code: `look/${barred}` };
	const reason = look.outcome === 'raised' ? parseReason(look.reason) : undefined;
	if (reason && !reason.ok) return { ok: false, code: 'look/reason', problem: reason.problem };
	const recorded = await record(app, person, { dossier, outcome: look.outcome, reason: reason?.reason ?? null });
	return recorded ? { ok: true } : afterTheFact(app, person, look);
}

async function afterTheFact(app: Certification, person: Person, { dossier, outcome }: Look): Promise<Looked> {
	const told = await lookAt(app.db.read, dossier);
	const same = told?.outcome === outcome && told.certifier_id === person.id;
	return same ? { ok: true } : { ok: false, code: 'look/done' };
}

interface Found {
	readonly dossier: DossierRow;
	readonly outcome: LookOutcome;
	readonly reason: string | null;
}

async function record(app: Certification, person: Person, { dossier, outcome, reason }: Found): Promise<boolean> {
	const [at, textId] = [app.clock().toISOString(), app.newId()];
	const code = (await certificateCodes(app.db.read, [dossier.id])).get(dossier.id);
	const certificate = code === undefined ? undefined : await certificateByCode(app.db.read, code);
	const done = await unlessGivenUp(app.db, async (trx, giveUp) => {
		// The reason is about the learner: it is erased with their texts.
		const sealed =
			reason === null ? undefined : await sealText(trx, { id: textId, personId: dossier.person_id, body: reason });
		const row = { dossier_id: dossier.id, certifier_id: person.id, outcome, at };
		const why = { reason_text_id: sealed?.textId ?? null, reason_hash: sealed?.textHash ?? null };
		if (!(await insertLook(trx, { ...row, ...why }))) giveUp();
		const body = { manifest: dossier.manifest_hash, reason: why.reason_hash };
		const act = `dossier/second-look-${outcome}`;
		await appendJournal(trx, { at, actorId: person.id, act, subject: `dossier:${dossier.id}`, body });
		// Where somebody changes its status at this moment, it is under another's hand already.
		if (outcome === 'raised' && certificate?.status === 'valid')
			await recordStatus(trx, person, certificate, { act: 'suspend', reason: 'under-review', at });
		return true;
	});
	return done ?? false;
}
