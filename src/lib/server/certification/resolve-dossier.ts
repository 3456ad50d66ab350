import type { Transaction } from 'kysely';
import { may, type Person } from '#lib/people/index.ts';
import {
	decisionBar,
	grantStage,
	parseReason,
	readManifest,
	readRule,
	stateOf,
	type DecisionBar,
	type DossierState,
	type ReasonProblem
} from '#lib/records/index.ts';
import {
	dossierById,
	dossiersOf,
	insertApproval,
	insertResolution,
	type DossierRow
} from '../db/dossier-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { sealText } from '../db/sealed-text-repository.ts';
import type { Tables } from '../db/tables.ts';
import { trainersOf } from '../db/trainers-of.ts';
import type { Certification } from './catalogue.ts';
import { isIntact } from './dossier-integrity.ts';
import { draftCertificate, issueCertificate, type NotIssuable } from './issue-certificate.ts';
import { supersededBy } from './latest-dossier.ts';
import { unlessGivenUp } from './rolled-back.ts';

/** What a certifier can decide about a dossier. */
export const resolutions = ['granted', 'sent_back', 'refused'] as const;
export type ResolutionOutcome = (typeof resolutions)[number];

export type Resolved =
	/** `approved` where a second certifier must still decide. */
	| { readonly ok: true; readonly approved?: true }
	| { readonly ok: false; readonly code: 'dossier/not-found' | 'dossier/not-intact' | NotIssuable }
	/** A second certifier is needed, who is not the learner's trainer and not the first one. */
	| { readonly ok: false; readonly code: `dossier/${DecisionBar}` }
	/** Another certifier has just given the first approval: what they saw may matter now. */
	| { readonly ok: false; readonly code: 'dossier/just-approved' }
	/** Someone was faster: another certifier, or the learner who withdrew it. */
	| { readonly ok: false; readonly code: 'dossier/already-resolved'; readonly state: DossierState }
	| { readonly ok: false; readonly code: 'dossier/reason'; readonly problem: ReasonProblem };

interface Resolution {
	readonly outcome: ResolutionOutcome;
	/** Why; asked for unless the dossier is granted. */
	readonly reason: string;
	/** Whether the certifier saw that somebody had approved it before; left out, nothing is said of it. */
	readonly sawApproval?: boolean;
}

/**
 * Resolves a dossier, once: grants it and issues the certificate, or sends it back or refuses it with a reason. Where the
 * rule asks for two certifiers, the first grant is an approval and only the second one issues.
 * The same decision by the same certifier again changes nothing and succeeds.
 */
export async function resolveDossier(
	app: Certification,
	person: Person,
	input: { readonly dossier: string } & Resolution
): Promise<Resolved> {
	const dossier = await dossierById(app.db.read, input.dossier);
	if (!dossier || !may(person, 'dossier/resolve', { ownerId: dossier.person_id }))
		return { ok: false, code: 'dossier/not-found' };
	if (stateOf(dossier) !== 'submitted') return afterTheFact(dossier, person, input.outcome);
	const barred = await barFor(app, person, dossier);
	if (barred && barred !== 'approved-already') return { ok: false, code: `dossier/${barred}` };
	if (input.outcome === 'granted') {
		if (barred === 'approved-already') return { ok: true, approved: true };
		return grant(app, person, dossier, input.sawApproval);
	}
	const parsed = parseReason(input.reason);
	if (!parsed.ok) return { ok: false, code: 'dossier/reason', problem: parsed.problem };
	return answer(app, person, dossier, { outcome: input.outcome, reason: parsed.reason });
}

/** What keeps a certifier from deciding about a dossier that waits. */
export const barFor = async (
	app: Pick<Certification, 'db'>,
	{ id: certifier }: Person,
	dossier: DossierRow
): Promise<DecisionBar | undefined> => {
	const trainers = await trainersOf(app.db.read, dossier.person_id);
	const refusedBy = await refuserOf(app, dossier);
	const decided = { rule: readRule(dossier.rule), approvedBy: dossier.approved_by, refusedBy };
	return decisionBar(decided, { certifier, trainers });
};

/** Who refused what a dossier appeals. */
async function refuserOf({ db }: Pick<Certification, 'db'>, dossier: DossierRow): Promise<string | undefined> {
	if (!readManifest(dossier.manifest).appeal) return undefined;
	const earlier = supersededBy(dossier, await dossiersOf(db.read, dossier.person_id));
	return earlier.find(({ outcome }) => outcome === 'refused')?.certifier_id ?? undefined;
}

function afterTheFact(dossier: DossierRow, person: Person, outcome: ResolutionOutcome): Resolved {
	if (dossier.outcome === outcome && dossier.certifier_id === person.id) return { ok: true };
	return { ok: false, code: 'dossier/already-resolved', state: stateOf(dossier) };
}

async function grant(app: Certification, person: Person, dossier: DossierRow, sawApproval = true): Promise<Resolved> {
	if (!(await isIntact(app.db.read, dossier))) return { ok: false, code: 'dossier/not-intact' };
	const stage = grantStage({ rule: readRule(dossier.rule), approvedBy: dossier.approved_by });
	if (stage === 'first') return approve(app, person, dossier);
	if (stage === 'second' && !sawApproval) return { ok: false, code: 'dossier/just-approved' };
	return issue(app, person, dossier);
}

async function approve(app: Certification, person: Person, dossier: DossierRow): Promise<Resolved> {
	const at = app.clock().toISOString();
	const approved = await unlessGivenUp(app.db, async (trx, giveUp) => {
		const row = { dossier_id: dossier.id, certifier_id: person.id, at };
		if (!(await insertApproval(trx, row))) giveUp();
		await journal(trx, person, dossier, { act: 'dossier/approved', at, body: { manifest: dossier.manifest_hash } });
		return true;
	});
	if (approved) return { ok: true, approved: true };
	const now = await dossierById(app.db.read, dossier.id);
	return now?.approved_by === person.id ? { ok: true, approved: true } : { ok: false, code: 'dossier/just-approved' };
}

async function issue(app: Certification, person: Person, dossier: DossierRow): Promise<Resolved> {
	const draft = await draftCertificate(app, dossier);
	if (typeof draft === 'string') return { ok: false, code: draft };
	const at = draft.row.issued_at;
	const granted = await unlessGivenUp(app.db, async (trx, giveUp) => {
		if (!(await insertResolution(trx, { ...withoutReason, ...decision(dossier, person, 'granted', at) }))) giveUp();
		if (!(await issueCertificate(trx, draft, person.id))) giveUp();
		const body = { manifest: dossier.manifest_hash, certificate: draft.row.id, claims: draft.claimsHash };
		await journal(trx, person, dossier, { act: 'dossier/granted', at, body });
		return true;
	});
	return granted ? { ok: true } : faster(app, person, dossier.id, 'granted');
}

async function answer(
	app: Certification,
	person: Person,
	dossier: DossierRow,
	{ outcome, reason }: Resolution
): Promise<Resolved> {
	const at = app.clock().toISOString();
	const id = app.newId();
	const answered = await unlessGivenUp(app.db, async (trx, giveUp) => {
		// The reason is about the learner: it is erased with the learner's texts, not with the certifier's.
		const { textId, textHash } = await sealText(trx, { id, personId: dossier.person_id, body: reason });
		const row = { ...decision(dossier, person, outcome, at), reason_text_id: textId, reason_hash: textHash };
		if (!(await insertResolution(trx, row))) giveUp();
		const body = { manifest: dossier.manifest_hash, reason: textHash };
		await journal(trx, person, dossier, { act: `dossier/${outcome}`, at, body });
		return true;
	});
	return answered ? { ok: true } : faster(app, person, dossier.id, outcome);
}

const withoutReason = { reason_text_id: null, reason_hash: null };

const decision = (dossier: DossierRow, person: Person, outcome: ResolutionOutcome, at: string) => ({
	dossier_id: dossier.id,
	certifier_id: person.id,
	outcome,
	at
});

const journal = (
	trx: Transaction<Tables>,
	person: Person,
	dossier: DossierRow,
	{ act, at, body }: { act: string; at: string; body: Record<string, string> }
) => appendJournal(trx, { at, actorId: person.id, act, subject: `dossier:${dossier.id}`, body });

async function faster(
	app: Certification,
	person: Person,
	dossierId: string,
	outcome: ResolutionOutcome
): Promise<Resolved> {
	const dossier = await dossierById(app.db.read, dossierId);
	if (!dossier) throw new Error('A dossier cannot disappear');
	if (stateOf(dossier) === 'submitted') return { ok: false, code: 'dossier/replaced-not-valid' };
	return afterTheFact(dossier, person, outcome);
}
