import type { Language } from '#lib/i18n/language.ts';
import { may, nameIn, type Person } from '#lib/people/index.ts';
import {
	parseReason,
	readManifest,
	stateOf,
	type DossierState,
	type Fact,
	type ReasonProblem
} from '#lib/records/index.ts';
import { dossierById, type DossierRow } from '../db/dossier-repository.ts';
import { commentsOn, insertComment } from '../db/evidence-comment-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { sealText } from '../db/sealed-text-repository.ts';
import { storableText } from '../db/storable-text.ts';
import type { Certification } from './catalogue.ts';
import type { EvidenceView } from './evidence-view.ts';
import { unlessGivenUp } from './rolled-back.ts';

/** One piece of evidence that can be commented on, by the fact it stands for. */
export interface Piece {
	readonly fact: string;
	readonly kind: Fact['kind'];
	readonly title: string;
}

export interface CommentView {
	readonly id: string;
	/** What it is about; `null` where the piece is no longer named. */
	readonly piece: Piece | null;
	readonly by: string;
	readonly text: string;
	readonly at: string;
}

export type Commented =
	| { readonly ok: true }
	| { readonly ok: false; readonly code: 'dossier/not-found' | 'comment/no-such-piece' | 'comment/too-many' }
	| { readonly ok: false; readonly code: 'dossier/already-resolved'; readonly state: DossierState }
	| { readonly ok: false; readonly code: 'comment/text'; readonly problem: ReasonProblem };

const mostComments = 50;

/**
 * Writes a comment on one piece of a dossier that waits. Other certifiers read it at once, the learner with the decision.
 * The same form twice (`key`) is one comment.
 */
export async function commentEvidence(
	app: Certification,
	certifier: Person,
	input: { readonly dossier: string; readonly fact: string; readonly text: string; readonly key: string }
): Promise<Commented> {
	const dossier = await dossierById(app.db.read, storableText(input.dossier));
	if (!dossier || !may(certifier, 'dossier/examine', { ownerId: dossier.person_id }))
		return { ok: false, code: 'dossier/not-found' };
	if (stateOf(dossier) !== 'submitted') return { ok: false, code: 'dossier/already-resolved', state: stateOf(dossier) };
	if (!readManifest(dossier.manifest).facts.some(({ id }) => id === input.fact))
		return { ok: false, code: 'comment/no-such-piece' };
	const parsed = parseReason(input.text);
	if (!parsed.ok) return { ok: false, code: 'comment/text', problem: parsed.problem };
	if ((await commentsOn(app.db.read, [dossier.id])).length >= mostComments)
		return { ok: false, code: 'comment/too-many' };
	await record(app, certifier, dossier, { ...input, text: parsed.reason });
	return { ok: true };
}

async function record(
	app: Certification,
	certifier: Person,
	dossier: DossierRow,
	{ fact, text, key }: { fact: string; text: string; key: string }
): Promise<void> {
	const at = app.clock().toISOString();
	const [id, textOf] = [app.newId(), app.newId()];
	await unlessGivenUp(app.db, async (trx, giveUp) => {
		const { textId, textHash } = await sealText(trx, { id: textOf, personId: dossier.person_id, body: text });
		const about = { id, dossier_id: dossier.id, fact_id: fact, certifier_id: certifier.id };
		const row = { ...about, text_id: textId, text_hash: textHash, client_key: storableText(key), at };
		if (!(await insertComment(trx, row))) giveUp();
		const subject = `dossier:${dossier.id}`;
		const body = { fact, comment: textHash };
		await appendJournal(trx, { at, actorId: certifier.id, act: 'dossier/commented', subject, body });
	});
}

/** The pieces of a dossier, named as its evidence is shown. */
export function piecesOf({ manifest }: Pick<DossierRow, 'manifest'>, evidence: EvidenceView): readonly Piece[] {
	const titles = new Map([
		...evidence.lessons.map(({ id, title }) => [`lesson ${id}`, title] as const),
		...evidence.tests.map(({ attempt, title }) => [`attempt ${attempt}`, title] as const),
		...evidence.diagnostics.map(({ attempt, title }) => [`attempt ${attempt}`, title] as const),
		...evidence.trials.map(({ trial, title }) => [`trial ${trial}`, title] as const),
		...evidence.sessions.map(({ session, title }) => [`attendance ${session}`, title] as const)
	]);
	return readManifest(manifest).facts.map(({ id: fact, kind, subject }) => ({
		fact,
		kind,
		title: titles.get(`${kind} ${subject}`) ?? subject
	}));
}

/** The comments on a dossier, oldest first; erased ones are gone. */
export async function commentViews(
	app: Pick<Certification, 'db'>,
	dossier: Pick<DossierRow, 'id'>,
	{ pieces, language }: { readonly pieces: readonly Piece[]; readonly language: Language }
): Promise<readonly CommentView[]> {
	const rows = await commentsOn(app.db.read, [dossier.id]);
	return rows.flatMap(({ id, fact_id, name_latin, name_arabic, body, at }) => {
		if (body === null) return [];
		const by = nameIn({ nameLatin: name_latin, nameArabic: name_arabic }, language);
		return [{ id, piece: pieces.find(({ fact }) => fact === fact_id) ?? null, by, text: body, at }];
	});
}
