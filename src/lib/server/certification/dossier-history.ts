import type { Language } from '#lib/i18n/language.ts';
import { nameIn } from '#lib/people/index.ts';
import { stateOf, type DossierState } from '#lib/records/index.ts';
import { certificateCodes } from '../db/certificate-repository.ts';
import type { Executor } from '../db/database.ts';
import { dossiersOf, type DossierRow } from '../db/dossier-repository.ts';
import { personById } from '../db/person-repository.ts';
import { readSealedTexts } from '../db/sealed-text-repository.ts';
import { supersededBy } from './latest-dossier.ts';

/** Another submission of the same learner for the same certificate, and what became of it. */
export interface OtherSubmission {
	readonly id: string;
	readonly state: DossierState;
	/** The certificate that it led to. */
	readonly certificate: string | null;
	readonly submittedAt: string;
	readonly resolvedAt: string | null;
	/** Who resolved it, where it was a certifier. */
	readonly resolvedBy: string | null;
	readonly reason: string | null;
}

export interface DossierHistory {
	readonly earlier: readonly OtherSubmission[];
	readonly later: readonly OtherSubmission[];
}

/** The submissions that a dossier follows, and those that followed it, an appeal among them; each the latest first. */
export async function dossierHistory(
	executor: Executor,
	dossier: DossierRow,
	language: Language
): Promise<DossierHistory> {
	const all = await dossiersOf(executor, dossier.person_id);
	const earlier = supersededBy(dossier, all);
	const later = all.filter((other) => supersededBy(other, all).some(({ id }) => id === dossier.id));
	later.sort((a, b) => supersededBy(b, all).length - supersededBy(a, all).length);
	return {
		earlier: await submissionsOf(executor, earlier, language),
		later: await submissionsOf(executor, later, language)
	};
}

async function submissionsOf(
	executor: Executor,
	dossiers: readonly DossierRow[],
	language: Language
): Promise<readonly OtherSubmission[]> {
	const reasons = await readSealedTexts(
		executor,
		dossiers.flatMap(({ reason_text_id }) => reason_text_id ?? [])
	);
	const codes = await certificateCodes(
		executor,
		dossiers.map(({ id }) => id)
	);
	const submissions = dossiers.map(async (each) => ({
		id: each.id,
		state: stateOf(each),
		certificate: codes.get(each.id) ?? null,
		submittedAt: each.submitted_at,
		resolvedAt: each.resolved_at,
		resolvedBy: await resolverOf(executor, each, language),
		reason: reasons.get(each.reason_text_id ?? '') ?? null
	}));
	return Promise.all(submissions);
}

/** The name of the certifier who resolved a dossier; `null` while it waits, or where its learner withdrew it. */
export async function resolverOf(
	executor: Executor,
	{ certifier_id, outcome }: Pick<DossierRow, 'certifier_id' | 'outcome'>,
	language: Language
): Promise<string | null> {
	if (certifier_id === null || outcome === 'withdrawn') return null;
	const certifier = await personById(executor, certifier_id);
	return certifier ? nameIn(certifier, language) : null;
}
