import {
	purposeOf,
	purposesNow,
	readManifest,
	stateOf,
	type CertificateStatus,
	type DossierState,
	type SubmissionPurpose
} from '#lib/records/index.ts';
import { certificateByCode, certificateCodes, type CertificateRow } from '../db/certificate-repository.ts';
import type { DossierRow } from '../db/dossier-repository.ts';
import type { Certification, CertifiedCourse } from './catalogue.ts';
import { statusOf } from './credential/check-presented.ts';
import { dossiersForCourse } from './latest-dossier.ts';

/** The certificate that a learner holds, and the dossier that led to it. */
export interface Held {
	readonly certificate: CertificateRow;
	readonly dossier: DossierRow;
	readonly status: CertificateStatus;
	/** When what it certifies was submitted, corrections left aside: what a renewal asks to do anew comes after. */
	readonly since: string;
}

/** Where a learner stands in a course: what they submitted, hold, and can submit now. */
export interface Standing {
	/** The latest first. */
	readonly dossiers: readonly DossierRow[];
	readonly state: DossierState;
	readonly held: Held | undefined;
	readonly purposes: readonly SubmissionPurpose[];
}

/** Reads it. */
export async function standingOf(
	app: Pick<Certification, 'db' | 'clock'>,
	personId: string,
	course: Pick<CertifiedCourse, 'id' | 'rule'>
): Promise<Standing> {
	return standingAmong(app, await dossiersForCourse(app.db.read, personId, course.id), course);
}

/** The same of dossiers that were read already, those for the course, the latest first. */
export async function standingAmong(
	app: Pick<Certification, 'db' | 'clock'>,
	dossiers: readonly DossierRow[],
	course: Pick<CertifiedCourse, 'rule'>
): Promise<Standing> {
	const state = stateOf(dossiers[0]);
	const held = await heldAmong(app, dossiers);
	const certificate = held && { status: held.status, expiresAt: held.certificate.expires_at };
	const appeals = dossiers[0] !== undefined && purposeOf(readManifest(dossiers[0].manifest)) === 'appeal';
	const asked = { state, appeals, held: certificate, rule: course.rule };
	const purposes = purposesNow(asked, app.clock().toISOString());
	return { dossiers, state, held, purposes };
}

/** Each grant supersedes what the one before led to: the latest one led to the certificate that is held. */
async function heldAmong(
	{ db, clock }: Pick<Certification, 'db' | 'clock'>,
	dossiers: readonly DossierRow[]
): Promise<Held | undefined> {
	const dossier = dossiers.find(({ outcome }) => outcome === 'granted');
	const code = dossier && (await certificateCodes(db.read, [dossier.id])).get(dossier.id);
	const certificate = code === undefined ? undefined : await certificateByCode(db.read, code);
	if (!dossier || !certificate) return undefined;
	const granted = dossiers.filter(({ outcome }) => outcome === 'granted');
	const certified = granted.find(({ manifest }) => readManifest(manifest).replaces?.purpose !== 'correction');
	const since = (certified ?? dossier).submitted_at;
	return { certificate, dossier, status: statusOf(certificate, clock().toISOString()), since };
}
