import type { Language } from '#lib/i18n/language.ts';
import { renewalNotice, ruleHash, type RenewalNotice } from '#lib/records/index.ts';
import type { DossierRow } from '../db/dossier-repository.ts';
import type { Certification, CertifiedCourse } from './catalogue.ts';
import { dossiersAmong } from './latest-dossier.ts';
import { standingAmong } from './standing.ts';

/** A certificate that its holder can renew now and has not asked to. */
export interface Renewal {
	readonly course: string;
	readonly certificate: string;
	readonly notice: RenewalNotice;
	/** Whether the rule in force now is another than the one it was granted under. */
	readonly ruleChanged: boolean;
}

/**
 * The certificates of a person that end soon or have ended, course by course. Asks the database nothing about who holds
 * none.
 * @param dossiers all of the person
 */
export async function renewalsOf(
	app: Pick<Certification, 'db' | 'clock' | 'catalogue'>,
	dossiers: readonly DossierRow[],
	language: Language
): Promise<readonly Renewal[]> {
	const ofCourses = app.catalogue.courses.map((course) => renewalOf(app, dossiers, { course, language }));
	return (await Promise.all(ofCourses)).filter((renewal) => renewal !== undefined);
}

async function renewalOf(
	app: Pick<Certification, 'db' | 'clock'>,
	dossiers: readonly DossierRow[],
	{ course, language }: { readonly course: CertifiedCourse; readonly language: Language }
): Promise<Renewal | undefined> {
	const { id, rule } = course;
	const { held, purposes } = await standingAmong(app, dossiersAmong(dossiers, id), course);
	if (!held || !purposes.includes('renewal')) return undefined;
	const certificate = { status: held.status, expiresAt: held.certificate.expires_at };
	const notice = renewalNotice(certificate, rule, app.clock().toISOString());
	const ruleChanged = ruleHash(rule) !== held.dossier.rule_hash;
	return notice && { course: id, certificate: rule.title[language], notice, ruleChanged };
}
