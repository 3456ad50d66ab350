export { canonicalJson, readJson, sha256Hex, type JsonValue } from './canonical.ts';
export { finalQuiz, readRule, ruleHash, ruleSchema, ruleText, type Rule } from './rule.ts';
export {
	readFact,
	testedOut,
	type AttemptFact,
	type AttendanceFact,
	type Fact,
	type LessonFact,
	type TrialFact
} from './fact.ts';
export { assess, isComplete, testsAsked, type CourseParts, type Missing, type Requirement } from './assess.ts';
export { minutesOf } from './assess-time.ts';
export { factsOf, readManifest, sealManifest, type Manifest } from './manifest.ts';
export { citedEntries, citedKinds, parseCitedKind, type Cited, type CitedKind } from './cited.ts';
export { csvText } from './csv.ts';
export {
	parsePurpose,
	purposeOf,
	purposesNow,
	renewalOpens,
	type Replacement,
	type SubmissionPurpose
} from './submission-purpose.ts';
export {
	drawSample,
	lookBar,
	lookOutcomes,
	parseSampleShare,
	sampleShares,
	type LookBar,
	type LookOutcome,
	type SampleShare
} from './sample.ts';
export { renewalNotice, type RenewalNotice } from './renewal-notice.ts';
export { decisionBar, grantStage, type DecisionBar, type GrantStage } from './certifying.ts';
export { afterAct, stateOf, type DossierState } from './dossier-state.ts';
export { certificateCode, parseCertificateCode } from './certificate-code.ts';
export { readClaims, sealClaims, type CertificateClaims } from './certificate-claims.ts';
export { monthsAfter, statusAt, type CertificateStatus } from './certificate-status.ts';
export {
	credentialText,
	ownTerms,
	readOwnCredential,
	unsignedCredential,
	type CredentialIssuer,
	type OwnCredential
} from './credential.ts';
export { didDocument, didWeb, keyAddress, methodOf, type TrustedKey } from './issuer-did.ts';
export {
	actsOn,
	parseStatusReason,
	statusActs,
	statusAfter,
	statusReasons,
	type RecordedStatus,
	type StatusAct,
	type StatusReason
} from './status-act.ts';
export {
	listForNext,
	listOfPlace,
	parseStatusListName,
	statusListPath,
	statusPlaces,
	type StatusPurpose
} from './status-list.ts';
export { nameLimit, parseHolderNames, type HolderNames, type NameProblem } from './holder-names.ts';
export { parseReason, reasonLimit, type ReasonProblem } from './reason.ts';
export { erasedAct, followJournal, verifyJournal } from './follow-journal.ts';
export type { JournalCheckpoint, JournalFault, JournalRow, JournalVerdict } from './journal-chain.ts';
export { handoverText, keyHandoverSchema, keysAfter, type KeyHandover } from './journal-key.ts';
export { checkpointText, readCheckpoints, type SignedCheckpoint } from './journal-checkpoint.ts';
export {
	checksOf,
	isReliable,
	type Check,
	type Checks,
	type IntactCode,
	type IssuerCode,
	type NotPresentable,
	type StateCode
} from './verdict.ts';
export { bytesToSign, paperCode, paperStatement, type PaperStatement } from './paper-code.ts';
