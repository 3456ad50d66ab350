import type { Transaction } from 'kysely';
import { may, type Person } from '#lib/people/index.ts';
import {
	afterAct,
	factsOf,
	isComplete,
	parseHolderNames,
	ruleText,
	sealManifest,
	stateOf,
	type DossierState,
	type Fact,
	type HolderNames,
	type NameProblem
} from '#lib/records/index.ts';
import { putBlob } from '../db/blob-repository.ts';
import { insertDossier } from '../db/dossier-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { sealText } from '../db/sealed-text-repository.ts';
import type { Tables } from '../db/tables.ts';
import type { Certification, CertifiedCourse } from './catalogue.ts';
import { latestDossier } from './latest-dossier.ts';
import { namesText } from './names.ts';
import { requirementsOf } from './record.ts';
import { unlessGivenUp } from './rolled-back.ts';

export type Submitted =
	| { readonly ok: true; readonly dossier: string }
	| { readonly ok: false; readonly code: 'dossier/not-yours' | 'dossier/no-such-course' | 'dossier/incomplete' }
	| { readonly ok: false; readonly code: 'dossier/not-now'; readonly state: DossierState }
	| { readonly ok: false; readonly code: 'dossier/names'; readonly latin?: NameProblem; readonly arabic?: NameProblem };

interface Submission {
	readonly course: CertifiedCourse;
	readonly names: HolderNames;
	readonly facts: readonly Fact[];
	readonly supersedes: string | null;
}

/**
 * Submits the person's record for a course to the certifiers, under the rule in force now and the names they confirm.
 * A second submission after a dossier was sent back or withdrawn supersedes it.
 */
export async function submitDossier(
	app: Certification,
	person: Person,
	input: { readonly course: string; readonly names: HolderNames }
): Promise<Submitted> {
	if (!may(person, 'dossier/submit', { ownerId: person.id })) return { ok: false, code: 'dossier/not-yours' };
	const course = app.catalogue.courses.find(({ id }) => id === input.course);
	if (!course) return { ok: false, code: 'dossier/no-such-course' };
	const latest = await latestDossier(app.db.read, person.id, course.id);
	const state = stateOf(latest);
	if (!afterAct(state, 'submit')) return { ok: false, code: 'dossier/not-now', state };
	const parsed = parseHolderNames(input.names);
	if (!parsed.ok) return { ...parsed, code: 'dossier/names' };
	const requirements = await requirementsOf(app.db.read, person.id, course);
	if (!isComplete(requirements)) return { ok: false, code: 'dossier/incomplete' };
	const facts = factsOf(requirements);
	return record(app, person, { course, names: parsed.names, facts, supersedes: latest?.id ?? null });
}

async function record(app: Certification, person: Person, submission: Submission): Promise<Submitted> {
	const dossier = app.newId();
	const textId = app.newId();
	const at = app.clock().toISOString();
	const recorded = await unlessGivenUp(app.db, async (trx, giveUp) => {
		const rule = await putBlob(trx, 'rule', ruleText(submission.course.rule), at);
		const manifest = await sealedManifest(trx, { textId, personId: person.id, rule, submission });
		const row = { id: dossier, person_id: person.id, rule_hash: rule, supersedes: submission.supersedes };
		const inserted = await insertDossier(trx, {
			...row,
			manifest: manifest.text,
			manifest_hash: manifest.hash,
			submitted_at: at
		});
		if (!inserted) giveUp();
		const body = { rule, manifest: manifest.hash, supersedes: submission.supersedes };
		await appendJournal(trx, { at, actorId: person.id, act: 'dossier/submitted', subject: `dossier:${dossier}`, body });
		return dossier;
	});
	return recorded ? { ok: true, dossier } : { ok: false, code: 'dossier/not-now', state: 'submitted' };
}

async function sealedManifest(
	trx: Transaction<Tables>,
	{ textId, personId, rule, submission }: { textId: string; personId: string; rule: string; submission: Submission }
): Promise<{ text: string; hash: string }> {
	const { textHash } = await sealText(trx, { id: textId, personId, body: namesText(submission.names) });
	return sealManifest({ rule, names: { text: textId, hash: textHash }, facts: submission.facts });
}
