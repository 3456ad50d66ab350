import type { Language } from '#lib/i18n/language.ts';
import { nameIn } from '#lib/people/index.ts';
import { stateOf, type DossierState } from '#lib/records/index.ts';
import { certificateCodes } from '../db/certificate-repository.ts';
import type { Executor } from '../db/database.ts';
import { dossiersOf, type DossierRow } from '../db/dossier-repository.ts';
import { namesByIds } from '../db/person-repository.ts';
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
	const resolvers = await resolversOf(executor, dossiers, language);
	return dossiers.map((each) => ({
		id: each.id,
		state: stateOf(each),
		certificate: codes.get(each.id) ?? null,
		submittedAt: each.submitted_at,
		resolvedAt: each.resolved_at,
		resolvedBy: resolvers(each),
		reason: reasons.get(each.reason_text_id ?? '') ?? null
	}));
}

type Resolved = Pick<DossierRow, 'certifier_id' | 'outcome'>;

/**
 * The names of the certifiers who resolved these dossiers; `null` for one that waits, or that its learner withdrew.
 */
export async function resolversOf(
	executor: Executor,
	dossiers: readonly Resolved[],
	language: Language
): Promise<(dossier: Resolved) => string | null> {
	const byCertifier = ({ certifier_id, outcome }: Resolved) => (outcome === 'withdrawn' ? null : certifier_id);
	const names = await namesByIds(
		executor,
		dossiers.flatMap((each) => byCertifier(each) ?? [])
	);
	return (dossier) => {
		const name = names.get(byCertifier(dossier) ?? '');
		return name ? nameIn(name, language) : null;
	};
}
