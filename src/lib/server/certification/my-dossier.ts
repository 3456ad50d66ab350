import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import {
	isComplete,
	purposeOf,
	readManifest,
	renewalNotice,
	renewalOpens,
	ruleHash,
	stateOf,
	type CertificateStatus,
	type DossierState,
	type HolderNames,
	type Missing,
	type RenewalNotice,
	type Requirement,
	type Rule,
	type SubmissionPurpose
} from '#lib/records/index.ts';
import { certificateCodes } from '../db/certificate-repository.ts';
import type { DossierRow } from '../db/dossier-repository.ts';
import { readSealedTexts } from '../db/sealed-text-repository.ts';
import type { Certification, CertifiedCourse, LocalText } from './catalogue.ts';
import { commentViews, piecesOf, type CommentView } from './comment-evidence.ts';
import { evidenceView, type EvidenceView } from './evidence-view.ts';
import { readNames } from './names.ts';
import { requirementsOf } from './record.ts';
import { standingOf, type Held } from './standing.ts';
import { contentFor } from './submitted-content.ts';

/** A requirement as its learner sees it: what is done of how much (0 where pieces are not counted), and what to do next. */
export interface RequirementView {
	readonly id: Requirement['id'];
	readonly met: boolean;
	readonly done: number;
	readonly of: number;
	readonly missing: readonly (Missing & { readonly title: string })[];
}

/** One submission in the learner's history. */
export interface SubmissionView {
	readonly id: string;
	readonly state: DossierState;
	readonly purpose: SubmissionPurpose;
	readonly submittedAt: string;
	readonly resolvedAt: string | null;
	/** Why it was sent back or refused; `null` where no reason is needed or it was erased. */
	readonly reason: string | null;
	readonly certificate: string | null;
	/** What certifiers wrote on its evidence; only once it is decided. */
	readonly comments: readonly CommentView[];
}

/** The certificate that a learner holds. */
export interface HeldView {
	readonly code: string;
	readonly status: CertificateStatus;
	/** Since when, UTC ISO time, and why, in code: of one that is suspended or revoked. */
	readonly statusAt: string;
	readonly statusReason: string;
	/** UTC ISO time; `null` for one without end. */
	readonly expiresAt: string | null;
	/** From when on it can be renewed. */
	readonly renewalOpens: string | null;
	/** Whether it can be renewed now: then the requirements are those of the renewal. */
	readonly renewable: boolean;
	/** Its end is near or past, and nothing was asked for yet. */
	readonly notice: RenewalNotice | null;
	/** Whether the rule in force now is another than the one it was granted under. */
	readonly ruleChanged: boolean;
}

/** A learner's dossier for one course. */
export interface MyDossier {
	readonly course: {
		readonly id: string;
		readonly title: string;
		readonly certificate: string;
		readonly hours: number;
	};
	readonly requirements: readonly RequirementView[];
	readonly complete: boolean;
	readonly state: DossierState;
	/** What can be submitted now: nothing while something is missing for it. */
	readonly purposes: readonly SubmissionPurpose[];
	readonly held: HeldView | null;
	readonly submissions: readonly SubmissionView[];
}

/** The person's dossier for a course: always what is met and what is missing, and what became of each submission. */
export async function myDossier(
	app: Certification,
	person: Person,
	course: CertifiedCourse,
	language: Language
): Promise<MyDossier> {
	const { dossiers, state, held, purposes } = await standingOf(app, person.id, course);
	const renewable = purposes.includes('renewal');
	const requirements = await requirementsOf(app.db.read, person.id, course, renewable ? held?.since : undefined);
	const complete = isComplete(requirements);
	const { id, title, rule } = course;
	return {
		course: { id, title: title[language], certificate: rule.title[language], hours: rule.hours },
		requirements: await Promise.all(
			requirements.map((requirement) => requirementView(app, course, requirement, language))
		),
		complete,
		state,
		purposes: purposes.filter((purpose) => complete || purpose === 'correction' || purpose === 'appeal'),
		held: held ? heldView(held, { rule, renewable, at: app.clock().toISOString() }) : null,
		submissions: await submissionViews(app, dossiers, { course, language })
	};
}

function heldView(
	{ certificate, status, dossier }: Held,
	{ rule, renewable, at }: { readonly rule: Rule; readonly renewable: boolean; readonly at: string }
): HeldView {
	const expiresAt = certificate.expires_at;
	return {
		code: certificate.code,
		status,
		statusAt: certificate.status_at,
		statusReason: certificate.status_reason,
		expiresAt,
		renewalOpens: renewalOpens({ status, expiresAt }, rule),
		renewable,
		notice: (renewable && renewalNotice({ status, expiresAt }, rule, at)) || null,
		ruleChanged: ruleHash(rule) !== dossier.rule_hash
	};
}

/**
 * What a submission would hold now: the evidence as a certifier will see it, and the names last confirmed.
 */
export async function dossierPreview(
	app: Certification,
	person: Person,
	{ course, purpose }: { readonly course: CertifiedCourse; readonly purpose: SubmissionPurpose },
	language: Language
): Promise<{ evidence: EvidenceView; names: HolderNames; possible: boolean }> {
	const standing = await standingOf(app, person.id, course);
	const { dossiers, purposes } = standing;
	const content = await contentFor(app, { person, course, purpose, standing });
	const evidence = await evidenceView(app, content?.facts ?? [], { course, language });
	const possible = content !== undefined && purposes.includes(purpose);
	return { evidence, names: await namesToConfirm(app, person, dossiers[0]), possible };
}

async function namesToConfirm(
	app: Certification,
	{ nameLatin, nameArabic }: Person,
	latest: DossierRow | undefined
): Promise<HolderNames> {
	const account = { latin: nameLatin, arabic: nameArabic };
	if (!latest) return account;
	const { text } = readManifest(latest.manifest).names;
	return readNames((await readSealedTexts(app.db.read, [text])).get(text)) ?? account;
}

async function requirementView(
	app: Certification,
	course: CertifiedCourse,
	{ id, met, missing, evidence }: Requirement,
	language: Language
): Promise<RequirementView> {
	const done = evidence.length;
	const of = id === 'trial' ? 1 : id === 'sessions' || id === 'hours' ? 0 : done + missing.length;
	const titles = await Promise.all(missing.map((each) => titleOf(app, course, each)));
	const named = missing.map((each, index) => ({ ...each, title: titles[index]?.[language] ?? '' }));
	return { id, met, done, of, missing: named };
}

async function titleOf(
	{ catalogue }: Certification,
	course: CertifiedCourse,
	missing: Missing
): Promise<LocalText | undefined> {
	if (missing.code === 'lesson') return course.lessons.find(({ id }) => id === missing.lesson)?.title;
	if (missing.code === 'test') return course.modules.find(({ id }) => id === missing.module)?.title;
	if (missing.code === 'final') return course.title;
	if (missing.code === 'trial/percent') return (await catalogue.scenario(missing.scenario))?.title;
	return undefined;
}

async function submissionViews(
	app: Certification,
	dossiers: readonly DossierRow[],
	context: { course: CertifiedCourse; language: Language }
): Promise<readonly SubmissionView[]> {
	const comments = await commentsWithTitles(app, dossiers[0], context);
	const reasons = await readSealedTexts(
		app.db.read,
		dossiers.flatMap(({ reason_text_id }) => reason_text_id ?? [])
	);
	const codes = await certificateCodes(
		app.db.read,
		dossiers.map(({ id }) => id)
	);
	return dossiers.map((dossier, index) => ({
		id: dossier.id,
		state: stateOf(dossier),
		purpose: purposeOf(readManifest(dossier.manifest)),
		submittedAt: dossier.submitted_at,
		resolvedAt: dossier.resolved_at,
		reason: reasons.get(dossier.reason_text_id ?? '') ?? null,
		certificate: codes.get(dossier.id) ?? null,
		comments: index === 0 ? comments : []
	}));
}

/** The comments on the latest submission, once a certifier decided it. */
async function commentsWithTitles(
	app: Certification,
	latest: DossierRow | undefined,
	{ course, language }: { course: CertifiedCourse; language: Language }
): Promise<readonly CommentView[]> {
	if (!latest || latest.outcome === null || latest.outcome === 'withdrawn') return [];
	const pieces = piecesOf(latest, await evidenceView(app, readManifest(latest.manifest).facts, { course, language }));
	return commentViews(app, latest, { pieces, language });
}
