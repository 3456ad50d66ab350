import { randomBytes, randomInt } from 'node:crypto';
import type { Insertable, Transaction } from 'kysely';
import {
	certificateCode,
	expiryAfter,
	readManifest,
	readRule,
	sealClaims,
	type AttemptFact,
	type CertificateClaims,
	type Manifest,
	type Rule,
	type TrialFact
} from '#lib/records/index.ts';
import { freeStatusIndex, insertCertificate } from '../db/certificate-repository.ts';
import type { DossierRow } from '../db/dossier-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { readSealedText } from '../db/sealed-text-repository.ts';
import type { CertificateTable, Tables } from '../db/tables.ts';
import type { Certification } from './catalogue.ts';

/** The places of one status list: enough that a place singles nobody out (credentials want at least 131,072). */
const statusPlaces = 131_072;

/** A certificate ready to be issued. */
export interface CertificateDraft {
	readonly row: Omit<Insertable<CertificateTable>, 'status_index'>;
	readonly claimsHash: string;
}

/** Prepares the certificate of a dossier; `undefined` where its holder's names were erased since the submission. */
export async function draftCertificate(app: Certification, dossier: DossierRow): Promise<CertificateDraft | undefined> {
	const manifest = readManifest(dossier.manifest);
	if (typeof (await readSealedText(app.db.read, manifest.names.text)) !== 'string') return undefined;
	const code = certificateCode(randomBytes(10));
	const issuedAt = app.clock().toISOString();
	const claims = claimsOf(app, dossier, { manifest, rule: readRule(dossier.rule), code, issuedAt });
	const { text, hash } = sealClaims(claims);
	const row = {
		id: app.newId(),
		code,
		dossier_id: dossier.id,
		name_text_id: manifest.names.text,
		name_hash: manifest.names.hash,
		claims: text,
		supersedes: null,
		issued_at: issuedAt,
		expires_at: claims.expires_at
	};
	return { row, claimsHash: hash };
}

/** Writes the certificate, its first status and its line in the journal, in the transaction of the decision. */
export async function issueCertificate(
	trx: Transaction<Tables>,
	{ row, claimsHash }: CertificateDraft,
	by: string
): Promise<void> {
	const candidates = Array.from({ length: 64 }, () => randomInt(statusPlaces));
	const place = await freeStatusIndex(trx, candidates);
	if (place === undefined) throw new Error('The status list is full: a second list is needed');
	await insertCertificate(trx, { ...row, status_index: place }, by);
	const body = { code: row.code, dossier: row.dossier_id, claims: claimsHash };
	await appendJournal(trx, {
		at: row.issued_at,
		actorId: by,
		act: 'certificate/issued',
		subject: `certificate:${row.id}`,
		body
	});
}

interface Granted {
	readonly manifest: Manifest;
	readonly rule: Rule;
	readonly code: string;
	readonly issuedAt: string;
}

function claimsOf(
	app: Certification,
	dossier: DossierRow,
	{ manifest, rule, code, issuedAt }: Granted
): CertificateClaims {
	const course = app.catalogue.courses.find(({ id }) => id === rule.course);
	return {
		format: 1,
		code,
		title: rule.title,
		course: { id: rule.course, version: course?.version ?? rule.version, title: course?.title ?? rule.title },
		rule: { id: rule.id, version: rule.version, hash: dossier.rule_hash },
		hours: rule.hours,
		lessons_done: manifest.facts.filter(({ kind }) => kind === 'lesson').length,
		test: testClaim(rule, only(manifest, isAttempt)),
		trial: trialClaim(app, rule, only(manifest, isTrial)),
		names: manifest.names.hash,
		submitted_at: dossier.submitted_at,
		issued_at: issuedAt,
		expires_at: rule.valid_months === undefined ? null : expiryAfter(issuedAt, rule.valid_months),
		dossier: dossier.manifest_hash,
		evidence: manifest.facts.map(({ evidence }) => evidence)
	};
}

const isAttempt = (fact: Manifest['facts'][number]): fact is AttemptFact => fact.kind === 'attempt';
const isTrial = (fact: Manifest['facts'][number]): fact is TrialFact => fact.kind === 'trial';

function only<F extends Manifest['facts'][number]>(
	{ facts }: Manifest,
	is: (fact: Manifest['facts'][number]) => fact is F
): F {
	const fact = facts.find(is);
	if (!fact) throw new Error('A complete dossier has a passed test and a counted trial');
	return fact;
}

const testClaim = ({ test }: Rule, { value }: AttemptFact): CertificateClaims['test'] => ({
	module: test.module,
	percent: value.percent,
	minimum: test.minimum
});

function trialClaim({ catalogue }: Certification, { trial }: Rule, { value }: TrialFact): CertificateClaims['trial'] {
	const scenario = catalogue.scenario(value.scenario);
	return {
		scenario: value.scenario,
		title: scenario?.title ?? { fr: value.scenario, ar: value.scenario, en: value.scenario },
		role: value.role,
		percent: value.percent,
		minimum: trial.minimum,
		plays_before: value.plays_before,
		gates_debriefed: value.gates_debriefed,
		reviewer: scenario?.reviewer ?? null
	};
}
