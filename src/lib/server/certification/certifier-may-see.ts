import { may, type Person } from '#lib/people/index.ts';
import { readManifest } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { dossiersWithEvidence } from '../db/evidence-repository.ts';

/** A piece of evidence that a dossier may hold. */
export interface EvidenceSubject {
	readonly kind: 'attempt' | 'trial';
	readonly id: string;
}

/** The learner in whose dossier a fact about a trial stands, for a certifier who may examine it; undefined for anybody else. */
export async function learnerOfFact(
	app: Pick<App, 'db'>,
	certifier: Person,
	{ trialId, fact }: { readonly trialId: string; readonly fact: string }
): Promise<string | undefined> {
	if (!may(certifier, 'dossier/examine')) return undefined;
	const dossiers = await dossiersWithEvidence(app.db.read, { kind: 'trial', id: trialId });
	return dossiers.find(
		({ person_id, manifest }) =>
			may(certifier, 'dossier/examine', { ownerId: person_id }) &&
			readManifest(manifest).facts.some((one) => one.id === fact && one.subject === trialId)
	)?.person_id;
}

/**
 * Whether a certifier may read an attempt or a trial: it is evidence in a dossier that its learner submitted and has
 * not withdrawn, and the dossier is not the certifier's own. Stays so after the decision, which must stay explainable.
 */
export async function certifierMaySee(
	app: Pick<App, 'db'>,
	certifier: Person,
	subject: EvidenceSubject
): Promise<boolean> {
	if (!may(certifier, 'dossier/examine')) return false;
	const dossiers = await dossiersWithEvidence(app.db.read, subject);
	return dossiers.some(
		({ person_id, manifest }) =>
			may(certifier, 'dossier/examine', { ownerId: person_id }) &&
			readManifest(manifest).facts.some((fact) => fact.kind === subject.kind && fact.subject === subject.id)
	);
}
