import type { Transaction } from 'kysely';
import { may, type Person } from '#lib/people/index.ts';
import {
	citedEntries,
	parseHolderNames,
	ruleText,
	sealManifest,
	type DossierState,
	type HolderNames,
	type Manifest,
	type NameProblem,
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
	| { readonly ok: false; readonly code: 'dossier/names'; readonly latin?: NameProblem; readonly arabic?: NameProblem };

/** What is written of a submission. */
interface Submission extends SubmittedContent {
	readonly names: HolderNames;
	/** The dossier before it. */
	readonly supersedes: string | null;
}

const acts = { first: 'dossier/submit', correction: 'certificate/correct', renewal: 'certificate/renew' } as const;

/**
 * Submits the person's record for a course to the certifiers, under the names they confirm. A first submission and a
 * renewal are made of the record and the rule in force now; a correction of what was granted, with other names.
 * It supersedes the dossier before it: one that was sent back, withdrawn or granted.
 */
export async function submitDossier(
	app: Certification,
	person: Person,
	input: { readonly course: string; readonly names: HolderNames; readonly purpose?: SubmissionPurpose }
): Promise<Submitted> {
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
	const content = await contentFor(app, { person, course, purpose, held });
	if (!content) return { ok: false, code: 'dossier/incomplete' };
	return record(app, person, { ...content, names: parsed.names, supersedes: dossiers[0]?.id ?? null });
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
	return sealManifest({ rule, names: { text: textId, hash: textHash }, facts, cited, ...(replaces && { replaces }) });
}

/** A correction cites what was cited; else what is said now is sealed, kind by kind. */
async function sealedCited(
	trx: Transaction<Tables>,
	{ newId, personId, submission }: { newId: () => string; personId: string; submission: Submission }
): Promise<NonNullable<Manifest['cited']>> {
	if (submission.citedBefore) return submission.citedBefore;
	const sealed = [];
	for (const [kind, body] of citedEntries(submission.texts)) {
		const { textId: text, textHash: hash } = await sealText(trx, { id: newId(), personId, body });
		sealed.push([kind, { text, hash }] as const);
	}
	return Object.fromEntries(sealed);
}
