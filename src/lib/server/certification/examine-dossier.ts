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
import { dossierById, type DossierRow } from '../db/dossier-repository.ts';
import { personById } from '../db/person-repository.ts';
import { readSealedText } from '../db/sealed-text-repository.ts';
import type { Certification } from './catalogue.ts';
import { commentViews, piecesOf, type CommentView, type Piece } from './comment-evidence.ts';
import { dossierHistory, resolversOf, type DossierHistory } from './dossier-history.ts';
import { isIntact } from './dossier-integrity.ts';
import { evidenceView, type EvidenceView } from './evidence-view.ts';
import { replacedBy } from './issue-certificate.ts';
import { lawApplied, type LawLine } from './law-applied.ts';
import { readNames } from './names.ts';
import { barFor } from './resolve-dossier.ts';

/** A dossier as a certifier examines it. */
export interface ExaminedDossier extends Submitted, Decision, DossierHistory {
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
	/** The law as it was taught and applied when this was submitted. */
	readonly law: readonly LawLine[];
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
		...(withdrawn ? { earlier: [], later: [] } : await dossierHistory(app.db.read, dossier, language))
	};
}

const nothingSubmitted: Submitted = {
	names: null,
	accountName: null,
	intact: true,
	appeal: null,
	replaces: null,
	evidence: { lessons: [], tests: [], diagnostics: [], trials: [], sessions: [] },
	law: [],
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
		law: await lawApplied(app, manifest, language),
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
	const { id, outcome, reason_text_id, resolved_at } = dossier;
	const approver = dossier.approved_by === null ? undefined : await personById(app.db.read, dossier.approved_by);
	const waits = stateOf(dossier) === 'submitted';
	const reason = reason_text_id === null ? null : await readSealedText(app.db.read, reason_text_id);
	const resolvers = await resolversOf(app.db.read, [dossier], language);
	const codes = outcome === 'granted' ? await certificateCodes(app.db.read, [id]) : undefined;
	return {
		resolvedAt: resolved_at,
		resolvedBy: resolvers(dossier),
		reason: reason ?? null,
		certificate: codes?.get(id) ?? null,
		stage: grantStage({ rule: readRule(dossier.rule), approvedBy: dossier.approved_by }),
		barred: waits ? ((await barFor(app, certifier, dossier)) ?? null) : null,
		approvedBy: approver ? nameIn(approver, language) : null,
		approvedAt: dossier.approved_at
	};
}
