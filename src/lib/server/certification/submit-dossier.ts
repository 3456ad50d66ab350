import type { Transaction } from 'kysely';
import { may, type Person } from '#lib/people/index.ts';
import {
	citedEntries,
	parseHolderNames,
	parseReason,
	ruleText,
	sealManifest,
	type DossierState,
	type HolderNames,
	type Manifest,
	type NameProblem,
	type ReasonProblem,
	type SubmissionPurpose
} from '#lib/records/index.ts';
import { putBlob } from '../db/blob-repository.ts';
import { insertDossier } from '../db/dossier-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { sealText } from '../db/sealed-text-repository.ts';
import type { Tables } from '../db/tables.ts';
import type { Certification } from './catalogue.ts';
import { namesText } from './names.ts';
import { unlessGivenUp } from './rolled-back.ts';
import { standingOf } from './standing.ts';
import { contentFor, type SubmittedContent } from './submitted-content.ts';

export type Submitted =
	| { readonly ok: true; readonly dossier: string }
	| { readonly ok: false; readonly code: 'dossier/not-yours' | 'dossier/no-such-course' | 'dossier/incomplete' }
	/** A correction that corrects nothing. */
	| { readonly ok: false; readonly code: 'dossier/names-same' }
	| { readonly ok: false; readonly code: 'dossier/not-now'; readonly state: DossierState }
	| { readonly ok: false; readonly code: 'dossier/appeal'; readonly problem: ReasonProblem }
	| { readonly ok: false; readonly code: 'dossier/names'; readonly latin?: NameProblem; readonly arabic?: NameProblem };

/** What is written of a submission. */
interface Submission extends SubmittedContent {
	readonly names: HolderNames;
	/** Why a refusal is appealed; null for anything else. */
	readonly appeal: string | null;
	/** The dossier before it. */
	readonly supersedes: string | null;
}

const acts = {
	first: 'dossier/submit',
	correction: 'certificate/correct',
	renewal: 'certificate/renew',
	appeal: 'dossier/appeal'
} as const;

interface Input {
	readonly course: string;
	readonly names: HolderNames;
	readonly purpose?: SubmissionPurpose;
	/** Why a refusal is appealed. */
	readonly appeal?: string;
}

/**
 * Submits the person's record for a course to the certifiers, under the names they confirm. A first submission and a
 * renewal are made of the record and the rule in force now; a correction of what was granted, with other names; an appeal
 * of what was refused, with a reason. It supersedes the dossier before it.
 */
export async function submitDossier(app: Certification, person: Person, input: Input): Promise<Submitted> {
	const { purpose = 'first' } = input;
	if (!may(person, acts[purpose], { ownerId: person.id })) return { ok: false, code: 'dossier/not-yours' };
	const course = app.catalogue.courses.find(({ id }) => id === input.course);
	if (!course) return { ok: false, code: 'dossier/no-such-course' };
	const standing = await standingOf(app, person.id, course);
	if (!standing.purposes.includes(purpose)) return { ok: false, code: 'dossier/not-now', state: standing.state };
	const parsed = parseHolderNames(input.names);
	if (!parsed.ok) return { ...parsed, code: 'dossier/names' };
	const { held, dossiers } = standing;
	if (purpose === 'correction' && namesText(parsed.names) === held?.certificate.names)
		return { ok: false, code: 'dossier/names-same' };
	const reason = purpose === 'appeal' ? parseReason(input.appeal ?? '') : undefined;
	if (reason && !reason.ok) return { ok: false, code: 'dossier/appeal', problem: reason.problem };
	const content = await contentFor(app, { person, course, purpose, standing });
	if (!content) return { ok: false, code: 'dossier/incomplete' };
	const appeal = reason?.reason ?? null;
	return record(app, person, { ...content, names: parsed.names, appeal, supersedes: dossiers[0]?.id ?? null });
}

async function record(app: Certification, person: Person, submission: Submission): Promise<Submitted> {
	const dossier = app.newId();
	const textId = app.newId();
	const at = app.clock().toISOString();
	const recorded = await unlessGivenUp(app.db, async (trx, giveUp) => {
		const rule = await putBlob(trx, 'rule', ruleText(submission.rule), at);
		const manifest = await sealedManifest(trx, { textId, newId: app.newId, personId: person.id, rule, submission });
		const row = { id: dossier, person_id: person.id, rule_hash: rule, supersedes: submission.supersedes };
		const inserted = await insertDossier(trx, {
			...row,
			manifest: manifest.text,
			manifest_hash: manifest.hash,
			submitted_at: at
		});
		if (!inserted) giveUp();
		const { replaces } = submission;
		const body = { rule, manifest: manifest.hash, supersedes: submission.supersedes, ...(replaces && { replaces }) };
		await appendJournal(trx, { at, actorId: person.id, act: 'dossier/submitted', subject: `dossier:${dossier}`, body });
		return dossier;
	});
	return recorded ? { ok: true, dossier } : { ok: false, code: 'dossier/not-now', state: 'submitted' };
}

interface Sealing {
	readonly textId: string;
	readonly newId: () => string;
	readonly personId: string;
	readonly rule: string;
	readonly submission: Submission;
}

async function sealedManifest(
	trx: Transaction<Tables>,
	{ textId, newId, personId, rule, submission }: Sealing
): Promise<{ text: string; hash: string }> {
	const { textHash } = await sealText(trx, { id: textId, personId, body: namesText(submission.names) });
	const { facts, replaces } = submission;
	const cited = await sealedCited(trx, { newId, personId, submission });
	const appeal = submission.appeal === null ? undefined : await sealed(trx, { newId, personId }, submission.appeal);
	const names = { text: textId, hash: textHash };
	return sealManifest({ rule, names, facts, cited, ...(replaces && { replaces }), ...(appeal && { appeal }) });
}

async function sealed(
	trx: Transaction<Tables>,
	{ newId, personId }: Pick<Sealing, 'newId' | 'personId'>,
	body: string
): Promise<{ text: string; hash: string }> {
	const { textId: text, textHash: hash } = await sealText(trx, { id: newId(), personId, body });
	return { text, hash };
}

/** What was cited before is cited again; else what is said now is sealed, kind by kind. */
async function sealedCited(
	trx: Transaction<Tables>,
	{ newId, personId, submission }: { newId: () => string; personId: string; submission: Submission }
): Promise<NonNullable<Manifest['cited']>> {
	if (submission.citedBefore) return submission.citedBefore;
	const cited = [];
	for (const [kind, body] of citedEntries(submission.texts))
		cited.push([kind, await sealed(trx, { newId, personId }, body)] as const);
	return Object.fromEntries(cited);
}
