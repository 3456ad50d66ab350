import type { Language } from '#lib/i18n/language.ts';
import { may, nameIn, type Person } from '#lib/people/index.ts';
import { grantStage, readManifest, readRule, stateOf } from '#lib/records/index.ts';
import { dossierById, type DossierRow } from '../db/dossier-repository.ts';
import { personById } from '../db/person-repository.ts';
import { readSealedText } from '../db/sealed-text-repository.ts';
import { storableText } from '../db/storable-text.ts';
import type { Certification } from './catalogue.ts';
import { isIntact } from './dossier-integrity.ts';
import { replacedBy } from './issue-certificate.ts';
import { barFor, resolveDossier, type Resolved } from './resolve-dossier.ts';

/** What granting would do to a dossier, or why it would do nothing. */
export type GrantEffect = 'issue' | 'approve' | Extract<Resolved, { ok: false }>['code'];

export interface GrantLine {
	readonly id: string;
	readonly name: string;
	readonly certificateTitle: string;
	readonly submittedAt: string;
	readonly effect: GrantEffect;
}

/** The most dossiers that are granted at once: a promotion, read line by line. */
export const mostGrants = 200;

/** What granting each of these dossiers would do; what the certifier may not see is left out. */
export async function previewGrants(
	app: Certification,
	certifier: Person,
	{ ids, language }: { readonly ids: readonly string[]; readonly language: Language }
): Promise<readonly GrantLine[]> {
	const lines: GrantLine[] = [];
	for (const id of new Set(ids.slice(0, mostGrants))) {
		const dossier = await dossierById(app.db.read, storableText(id));
		if (!dossier || !may(certifier, 'dossier/resolve', { ownerId: dossier.person_id })) continue;
		lines.push(await lineOf(app, certifier, { dossier, language }));
	}
	return lines;
}

async function lineOf(
	app: Certification,
	certifier: Person,
	{ dossier, language }: { dossier: DossierRow; language: Language }
): Promise<GrantLine> {
	const holder = await personById(app.db.read, dossier.person_id);
	return {
		id: dossier.id,
		name: holder ? nameIn(holder, language) : '',
		certificateTitle: readRule(dossier.rule).title[language],
		submittedAt: dossier.submitted_at,
		effect: await effectOf(app, certifier, dossier)
	};
}

async function effectOf(app: Certification, certifier: Person, dossier: DossierRow): Promise<GrantEffect> {
	if (stateOf(dossier) !== 'submitted') return 'dossier/already-resolved';
	const barred = await barFor(app, certifier, dossier);
	if (barred) return `dossier/${barred}`;
	if (!(await isIntact(app.db.read, dossier))) return 'dossier/not-intact';
	const manifest = readManifest(dossier.manifest);
	if (typeof (await readSealedText(app.db.read, manifest.names.text)) !== 'string') return 'dossier/names-erased';
	const replaced = await replacedBy(app.db.read, manifest);
	if (replaced && replaced.status !== 'valid') return 'dossier/replaced-not-valid';
	const stage = grantStage({ rule: readRule(dossier.rule), approvedBy: dossier.approved_by });
	return stage === 'first' ? 'approve' : 'issue';
}

/** What became of one dossier among many. */
export interface GrantResult {
	readonly id: string;
	readonly effect: GrantEffect;
}

/** A dossier as the certifier saw it in the list before they confirmed. */
export interface SeenGrant {
	readonly id: string;
	readonly effect: GrantEffect;
}

/**
 * Grants dossiers one by one, each with every check of a single grant: what changed since the certifier saw the list is
 * left alone and told.
 */
export async function grantMany(
	app: Certification,
	certifier: Person,
	seen: readonly SeenGrant[]
): Promise<readonly GrantResult[]> {
	const results: GrantResult[] = [];
	for (const { id, effect } of seen.slice(0, mostGrants)) {
		const sawApproval = effect === 'issue';
		const dossier = storableText(id);
		const resolved = await resolveDossier(app, certifier, { dossier, outcome: 'granted', reason: '', sawApproval });
		results.push({ id, effect: !resolved.ok ? resolved.code : resolved.approved ? 'approve' : 'issue' });
	}
	return results;
}
