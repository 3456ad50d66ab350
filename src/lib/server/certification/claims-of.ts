import {
	citedEntries,
	monthsAfter,
	finalQuiz,
	readClaims,
	readManifest,
	readRule,
	type AttemptFact,
	type CertificateClaims,
	type Fact,
	type Manifest,
	type Rule,
	type TrialFact
} from '#lib/records/index.ts';
import type { CertificateRow } from '../db/certificate-repository.ts';
import type { DossierRow } from '../db/dossier-repository.ts';
import type { Certification, CertifiedCourse, CertifiedScenario, LocalText } from './catalogue.ts';
import { playedScenarios } from './played-scenarios.ts';

interface Issue {
	readonly code: string;
	/** UTC ISO time. */
	readonly issuedAt: string;
	/** The certificate that it corrects or renews. */
	readonly replaced?: Pick<CertificateRow, 'code' | 'claims'> | undefined;
}

/** All that the certificate of a dossier states, from the rule and the facts it was submitted with. */
export async function claimsOf(
	app: Certification,
	dossier: DossierRow,
	{ code, issuedAt, replaced }: Issue
): Promise<CertificateClaims> {
	const [manifest, rule] = [readManifest(dossier.manifest), readRule(dossier.rule)];
	if (replaced && manifest.replaces?.purpose === 'correction') return corrected(replaced, dossier, { code, issuedAt });
	const course = app.catalogue.courses.find(({ id }) => id === rule.course);
	const trial = only(manifest, isTrial);
	const scenario = (await playedScenarios(app, [trial])).get(trial.subject);
	return {
		format: 1,
		code,
		title: rule.title,
		course: { id: rule.course, version: course?.version ?? rule.version, title: course?.title ?? rule.title },
		rule: { id: rule.id, version: rule.version, hash: dossier.rule_hash },
		hours: rule.hours,
		lessons_done: manifest.facts.filter(({ kind }) => kind === 'lesson').length,
		...testClaims(rule, manifest.facts.filter(isAttempt), course),
		trial: trialClaim(rule, trial, scenario),
		names: manifest.names.hash,
		...(replaced && { supersedes: replaced.code }),
		submitted_at: dossier.submitted_at,
		issued_at: issuedAt,
		expires_at: rule.valid_months === undefined ? null : monthsAfter(issuedAt, rule.valid_months),
		dossier: dossier.manifest_hash,
		evidence: manifest.facts.map(({ evidence }) => evidence),
		...(manifest.cited && { cited: citedHashes(manifest.cited) })
	};
}

const citedHashes = (cited: NonNullable<Manifest['cited']>): NonNullable<CertificateClaims['cited']> =>
	Object.fromEntries(citedEntries(cited).map(([kind, { hash }]) => [kind, hash]));

/** A correction states what was certified, to the letter and to the same end: only the names are others. */
const corrected = (
	{ code: supersedes, claims }: Pick<CertificateRow, 'code' | 'claims'>,
	dossier: DossierRow,
	{ code, issuedAt }: Issue
): CertificateClaims => ({
	...readClaims(claims),
	...{ code, supersedes },
	names: readManifest(dossier.manifest).names.hash,
	submitted_at: dossier.submitted_at,
	issued_at: issuedAt,
	dossier: dossier.manifest_hash
});

const isAttempt = (fact: Fact): fact is AttemptFact => fact.kind === 'attempt';
const isTrial = (fact: Fact): fact is TrialFact => fact.kind === 'trial';

function only<F extends Fact>({ facts }: Manifest, is: (fact: Fact) => fact is F): F {
	const fact = facts.find(is);
	if (!fact) throw new Error('A complete dossier has a counted trial');
	return fact;
}

/** The results of the tests that the rule asked for: those that the dossier holds, whatever the course has become. */
function testClaims(
	rule: Rule,
	attempts: readonly AttemptFact[],
	course: CertifiedCourse | undefined
): Pick<CertificateClaims, 'test' | 'tests' | 'final'> {
	const final = attempts.find(({ value }) => value.quiz === finalQuiz(rule.course));
	const ofModules = attempts.filter((attempt) => attempt !== final);
	const minimum = (rule.test ?? rule.tests)?.minimum ?? 0;
	const claims = ofModules.map(({ value: { quiz: module, percent } }) => ({ module, percent, minimum }));
	const titleOf = (module: string): LocalText =>
		course?.modules.find(({ id }) => id === module)?.title ?? { fr: module, ar: module, en: module };
	return {
		...(rule.test && claims[0] ? { test: claims[0] } : {}),
		...(rule.tests ? { tests: claims.map((claim) => ({ ...claim, title: titleOf(claim.module) })) } : {}),
		...(rule.final && final ? { final: { percent: final.value.percent, minimum: rule.final.minimum } } : {})
	};
}

const trialClaim = (
	{ trial }: Rule,
	{ value }: TrialFact,
	scenario: CertifiedScenario | undefined
): CertificateClaims['trial'] => ({
	scenario: value.scenario,
	title: scenario?.title ?? { fr: value.scenario, ar: value.scenario, en: value.scenario },
	role: value.role,
	percent: value.percent,
	minimum: trial.minimum,
	plays_before: value.plays_before,
	gates_debriefed: value.gates_debriefed,
	reviewer: scenario?.reviewer ?? null
});
