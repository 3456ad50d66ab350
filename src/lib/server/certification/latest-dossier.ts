import { readRule } from '#lib/records/index.ts';
import type { Executor } from '../db/database.ts';
import { dossiersOf, type DossierRow } from '../db/dossier-repository.ts';

/**
 * The dossiers of a person for a course, the latest first. Each supersedes the next: the order is told by that and not
 * by the clock, which may have stepped back between two submissions.
 */
export async function dossiersForCourse(
	executor: Executor,
	personId: string,
	courseId: string
): Promise<readonly DossierRow[]> {
	return dossiersAmong(await dossiersOf(executor, personId), courseId);
}

/** Those of a course among all dossiers of a person, the latest first. */
export function dossiersAmong(all: readonly DossierRow[], courseId: string): readonly DossierRow[] {
	const ofCourse = all.filter(({ rule }) => readRule(rule).course === courseId);
	const latest = ofCourse.find(({ id }) => !ofCourse.some(({ supersedes }) => supersedes === id));
	return latest ? [latest, ...supersededBy(latest, ofCourse)] : [];
}

/** The dossiers that one supersedes, directly or through others, the latest first. */
export function supersededBy(dossier: DossierRow, all: readonly DossierRow[]): readonly DossierRow[] {
	const next = all.find(({ id }) => id === dossier.supersedes);
	return next ? [next, ...supersededBy(next, all)] : [];
}
