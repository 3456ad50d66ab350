import type { Language } from '#lib/i18n/language.ts';
import { may, nameIn, type Person } from '#lib/people/index.ts';
import {
	readManifest,
	readRule,
	sha256Hex,
	stateOf,
	type DossierState,
	type HolderNames,
	type Rule
} from '#lib/records/index.ts';
import { certificateCodes } from '../db/certificate-repository.ts';
import { dossierById, dossiersOf, type DossierRow } from '../db/dossier-repository.ts';
import { personById } from '../db/person-repository.ts';
import { readSealedTexts } from '../db/sealed-text-repository.ts';
import type { Certification } from './catalogue.ts';
import { evidenceView, type EvidenceView } from './evidence-view.ts';
import { supersededBy } from './latest-dossier.ts';
import { readNames } from './names.ts';

/** A dossier as a certifier examines it. */
export interface ExaminedDossier {
	readonly id: string;
	readonly state: DossierState;
	readonly certificateTitle: string;
	readonly rule: Pick<Rule, 'version' | 'hours'> & {
		readonly test: number;
		readonly trial: number;
		readonly hash: string;
	};
	readonly submittedAt: string;
	readonly resolvedAt: string | null;
	/** Who resolved it, where it was a certifier. */
	readonly resolvedBy: string | null;
	readonly reason: string | null;
	readonly certificate: string | null;
	/** As confirmed; `null` once erased. */
	readonly names: HolderNames | null;
	/** The name of the account, where it is not the one to be certified. */
	readonly accountName: string | null;
	/** Whether the manifest still has the hash it was submitted with. */
	readonly intact: boolean;
	readonly manifestHash: string;
	readonly evidence: EvidenceView;
	/** What became of the submissions that this one follows, the latest first. */
	readonly earlier: readonly Earlier[];
}

interface Earlier {
	readonly state: DossierState;
	readonly submittedAt: string;
	readonly reason: string | null;
}

const noEvidence: EvidenceView = { lessons: [], tests: [], trials: [] };

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
	const [people, earlier] = [await peopleOf(app, dossier), await earlierThan(app, dossier)];
	const withdrawn = dossier.outcome === 'withdrawn';
	const manifest = readManifest(dossier.manifest);
	const texts = await readSealedTexts(app.db.read, [
		manifest.names.text,
		...(dossier.reason_text_id ? [dossier.reason_text_id] : [])
	]);
	const names = withdrawn ? undefined : readNames(texts.get(manifest.names.text));
	const rule = readRule(dossier.rule);
	const course = app.catalogue.courses.find(({ id }) => id === rule.course);
	return {
		id: dossier.id,
		state: stateOf(dossier),
		certificateTitle: rule.title[language],
		rule: {
			version: rule.version,
			hours: rule.hours,
			test: rule.test.minimum,
			trial: rule.trial.minimum,
			hash: dossier.rule_hash
		},
		submittedAt: dossier.submitted_at,
		resolvedAt: dossier.resolved_at,
		resolvedBy: withdrawn || !people.certifier ? null : nameIn(people.certifier, language),
		reason: texts.get(dossier.reason_text_id ?? '') ?? null,
		certificate: (await certificateCodes(app.db.read, [dossier.id])).get(dossier.id) ?? null,
		names: names ?? null,
		accountName: names && people.holder ? differingName(people.holder, names, language) : null,
		intact: sha256Hex(dossier.manifest) === dossier.manifest_hash,
		manifestHash: dossier.manifest_hash,
		evidence: withdrawn ? noEvidence : await evidenceView(app, manifest.facts, { course, language }),
		earlier
	};
}

interface Named {
	nameLatin: string;
	nameArabic: string;
}

async function peopleOf(
	app: Certification,
	{ person_id, certifier_id }: DossierRow
): Promise<{ holder: Named | undefined; certifier: Named | undefined }> {
	return {
		holder: await personById(app.db.read, person_id),
		certifier: certifier_id === null ? undefined : await personById(app.db.read, certifier_id)
	};
}

const differingName = (holder: Named, { latin, arabic }: HolderNames, language: Language): string | null =>
	holder.nameLatin === latin && holder.nameArabic === arabic ? null : nameIn(holder, language);

async function earlierThan(app: Certification, dossier: DossierRow): Promise<readonly Earlier[]> {
	if (dossier.supersedes === null) return [];
	const all = await dossiersOf(app.db.read, dossier.person_id);
	const earlier = supersededBy(dossier, all);
	const reasons = await readSealedTexts(
		app.db.read,
		earlier.flatMap(({ reason_text_id }) => reason_text_id ?? [])
	);
	return earlier.map((each) => ({
		state: stateOf(each),
		submittedAt: each.submitted_at,
		reason: reasons.get(each.reason_text_id ?? '') ?? null
	}));
}
