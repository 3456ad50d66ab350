import type { Language } from '#lib/i18n/language.ts';
import { may, nameIn, type Person } from '#lib/people/index.ts';
import {
	grantStage,
	readManifest,
	readRule,
	stateOf,
	type DecisionBar,
	type DossierState,
	type GrantStage,
	type HolderNames,
	type Manifest,
	type Replacement
} from '#lib/records/index.ts';
import { certificateCodes } from '../db/certificate-repository.ts';
import { dossierById, dossiersOf, type DossierRow } from '../db/dossier-repository.ts';
import { personById } from '../db/person-repository.ts';
import { readSealedText, readSealedTexts } from '../db/sealed-text-repository.ts';
import type { Certification } from './catalogue.ts';
import { commentViews, piecesOf, type CommentView, type Piece } from './comment-evidence.ts';
import { isIntact } from './dossier-integrity.ts';
import { evidenceView, type EvidenceView } from './evidence-view.ts';
import { replacedBy } from './issue-certificate.ts';
import { supersededBy } from './latest-dossier.ts';
import { readNames } from './names.ts';
import { barFor } from './resolve-dossier.ts';

/** A dossier as a certifier examines it. */
export interface ExaminedDossier extends Submitted, Decision {
	readonly id: string;
	readonly state: DossierState;
	readonly certificateTitle: string;
	readonly rule: {
		readonly version: string;
		readonly hours: number;
		/** Least percentages; null where the rule asks for none. */
		readonly test: number | null;
		readonly final: number | null;
		readonly trial: number;
	};
	readonly submittedAt: string;
	readonly manifestHash: string;
	/** What became of the submissions that this one follows, the latest first. */
	readonly earlier: readonly Earlier[];
}

/** What was submitted; of a withdrawn dossier nothing. */
interface Submitted {
	/** As confirmed; `null` once erased. */
	readonly names: HolderNames | null;
	/** The name of the account, where it is not the one to be certified. */
	readonly accountName: string | null;
	/** Whether the manifest and the names still have the hashes they were submitted with. */
	readonly intact: boolean;
	/** Why its learner appeals a refusal. */
	readonly appeal: string | null;
	/** The certificate that it is to correct or renew, with the names on it. */
	readonly replaces: ReplacedView | null;
	readonly evidence: EvidenceView;
	readonly pieces: readonly Piece[];
	readonly comments: readonly CommentView[];
}

interface ReplacedView {
	readonly purpose: Replacement;
	readonly certificate: string;
	readonly names: HolderNames | null;
}

interface Decision {
	readonly resolvedAt: string | null;
	/** Who resolved it, where it was a certifier. */
	readonly resolvedBy: string | null;
	readonly reason: string | null;
	readonly certificate: string | null;
	/** Which decision a grant would be, and what keeps this certifier from deciding, while it waits. */
	readonly stage: GrantStage;
	readonly barred: DecisionBar | null;
	/** Who gave the first of two approvals. */
	readonly approvedBy: string | null;
	readonly approvedAt: string | null;
}

interface Earlier {
	readonly state: DossierState;
	/** The certificate that it led to. */
	readonly certificate: string | null;
	readonly submittedAt: string;
	readonly reason: string | null;
}

/**
 * The dossier with its evidence, for a certifier; `undefined` when there is none with this id, or when it is their own.
 * Of a withdrawn dossier only its state is left.
 */
export async function examineDossier(
	app: Certification,
	certifier: Person,
	dossierId: string,
	language: Language
): Promise<ExaminedDossier | undefined> {
	const dossier = await dossierById(app.db.read, dossierId);
	if (!dossier || !may(certifier, 'dossier/examine', { ownerId: dossier.person_id })) return undefined;
	const { title, version, hours, test, tests, final, trial } = readRule(dossier.rule);
	const withdrawn = dossier.outcome === 'withdrawn';
	return {
		id: dossier.id,
		state: stateOf(dossier),
		certificateTitle: title[language],
		rule: {
			...{ version, hours, trial: trial.minimum },
			test: (test ?? tests)?.minimum ?? null,
			final: final?.minimum ?? null
		},
		submittedAt: dossier.submitted_at,
		manifestHash: dossier.manifest_hash,
		...(withdrawn ? nothingSubmitted : await submitted(app, dossier, language)),
		...(await decision(app, dossier, { certifier, language })),
		earlier: withdrawn ? [] : await earlierThan(app, dossier)
	};
}

const nothingSubmitted: Submitted = {
	names: null,
	accountName: null,
	intact: true,
	appeal: null,
	replaces: null,
	evidence: { lessons: [], tests: [], diagnostics: [], trials: [], sessions: [] },
	pieces: [],
	comments: []
};

async function submitted(app: Certification, dossier: DossierRow, language: Language): Promise<Submitted> {
	const manifest = readManifest(dossier.manifest);
	const { names: sealed, facts } = manifest;
	const names = readNames(await readSealedText(app.db.read, sealed.text)) ?? null;
	const holder = await personById(app.db.read, dossier.person_id);
	const course = app.catalogue.courses.find(({ id }) => id === readRule(dossier.rule).course);
	const evidence = await evidenceView(app, facts, { course, language });
	const pieces = piecesOf(dossier, evidence);
	return {
		names,
		accountName: names && holder ? differingName(holder, names, language) : null,
		intact: await isIntact(app.db.read, dossier),
		appeal: manifest.appeal ? ((await readSealedText(app.db.read, manifest.appeal.text)) ?? null) : null,
		replaces: await replacedView(app, manifest),
		evidence,
		pieces,
		comments: await commentViews(app, dossier, { pieces, language })
	};
}

async function replacedView(app: Certification, manifest: Manifest): Promise<ReplacedView | null> {
	const replaced = await replacedBy(app.db.read, manifest);
	if (!replaced || !manifest.replaces) return null;
	return { ...manifest.replaces, names: readNames(replaced.names) ?? null };
}

const differingName = (holder: Person, { latin, arabic }: HolderNames, language: Language): string | null =>
	holder.nameLatin === latin && holder.nameArabic === arabic ? null : nameIn(holder, language);

async function decision(
	app: Certification,
	dossier: DossierRow,
	{ certifier, language }: { certifier: Person; language: Language }
): Promise<Decision> {
	const { id, outcome, certifier_id, reason_text_id, resolved_at } = dossier;
	const byCertifier = certifier_id !== null && outcome !== 'withdrawn';
	const resolver = byCertifier ? await personById(app.db.read, certifier_id) : undefined;
	const approver = dossier.approved_by === null ? undefined : await personById(app.db.read, dossier.approved_by);
	const waits = stateOf(dossier) === 'submitted';
	const reason = reason_text_id === null ? null : await readSealedText(app.db.read, reason_text_id);
	const codes = outcome === 'granted' ? await certificateCodes(app.db.read, [id]) : undefined;
	return {
		resolvedAt: resolved_at,
		resolvedBy: resolver ? nameIn(resolver, language) : null,
		reason: reason ?? null,
		certificate: codes?.get(id) ?? null,
		stage: grantStage({ rule: readRule(dossier.rule), approvedBy: dossier.approved_by }),
		barred: waits ? ((await barFor(app, certifier, dossier)) ?? null) : null,
		approvedBy: approver ? nameIn(approver, language) : null,
		approvedAt: dossier.approved_at
	};
}

async function earlierThan(app: Certification, dossier: DossierRow): Promise<readonly Earlier[]> {
	if (dossier.supersedes === null) return [];
	const earlier = supersededBy(dossier, await dossiersOf(app.db.read, dossier.person_id));
	const reasons = await readSealedTexts(
		app.db.read,
		earlier.flatMap(({ reason_text_id }) => reason_text_id ?? [])
	);
	const codes = await certificateCodes(
		app.db.read,
		earlier.map(({ id }) => id)
	);
	return earlier.map((each) => ({
		state: stateOf(each),
		certificate: codes.get(each.id) ?? null,
		submittedAt: each.submitted_at,
		reason: reasons.get(each.reason_text_id ?? '') ?? null
	}));
}
