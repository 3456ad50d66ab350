import { m } from '#lib/i18n/messages.ts';
import type {
	CertificateStatus,
	Checks,
	CitedKind,
	DossierState,
	IntactCode,
	IssuerCode,
	NameProblem,
	NotPresentable,
	ReasonProblem,
	StateCode,
	StatusReason,
	SubmissionPurpose
} from '#lib/records/index.ts';

const stateNames: Record<DossierState, () => string> = {
	none: m.records_state_none,
	submitted: m.records_state_submitted,
	sent_back: m.records_state_sent_back,
	granted: m.records_state_granted,
	refused: m.records_state_refused,
	withdrawn: m.records_state_withdrawn
};

/** The state of a dossier in the page's language. */
export const stateName = (state: DossierState): string => stateNames[state]();

const statusNames: Record<CertificateStatus, () => string> = {
	valid: m.records_status_valid,
	suspended: m.records_status_suspended,
	revoked: m.records_status_revoked,
	superseded: m.records_status_superseded,
	expired: m.records_status_expired
};

/** The status of a certificate in the page's language. */
export const statusName = (status: CertificateStatus): string => statusNames[status]();

/** What is wrong with a name typed into a field of this script. */
export function nameProblemText(
	problem: NameProblem | undefined,
	script: 'latin' | 'arabic',
	limit: number
): string | undefined {
	if (problem === undefined) return undefined;
	if (problem === 'name/empty') return m.records_name_empty();
	if (problem === 'name/too-long') return m.records_name_too_long({ limit });
	if (problem === 'name/invisible') return m.records_name_invisible();
	if (problem === 'name/characters') return m.records_name_characters();
	return script === 'latin' ? m.records_name_script_latin() : m.records_name_script_arabic();
}

/** A piece of evidence, by what it is. */
export interface NamedPiece {
	readonly kind: 'lesson' | 'attempt' | 'trial' | 'attendance';
	readonly title: string;
}

const pieceNames = {
	lesson: m.records_piece_lesson,
	attempt: m.records_evidence_test,
	trial: m.records_evidence_trial,
	attendance: m.records_evidence_session
};

/** The name of a piece of evidence. */
export const pieceName = ({ kind, title }: NamedPiece): string => pieceNames[kind]({ title });

const effects: Readonly<Record<string, () => string>> = {
	issue: m.records_effect_issue,
	approve: m.records_effect_approve,
	'dossier/already-resolved': m.records_effect_resolved,
	'dossier/own-trainer': m.records_effect_own_trainer,
	'dossier/refused-before': m.records_effect_refused_before,
	'dossier/approved-already': m.records_effect_approved_already,
	'dossier/just-approved': m.records_effect_just_approved,
	'dossier/not-intact': m.records_effect_not_intact,
	'dossier/names-erased': m.records_effect_names_erased,
	'dossier/replaced-not-valid': m.records_effect_replaced
};

/** What granting does to a dossier, or did. */
export function effectText(effect: string, done: boolean): string {
	if (done && effect === 'issue') return m.records_effect_issued();
	if (done && effect === 'approve') return m.records_effect_approved();
	return (effects[effect] ?? m.records_effect_not_found)();
}

const purposeNames: Record<SubmissionPurpose, () => string> = {
	first: m.records_purpose_first,
	correction: m.records_purpose_correction,
	renewal: m.records_purpose_renewal,
	appeal: m.records_purpose_appeal
};

/** What a dossier was submitted for. */
export const purposeName = (purpose: SubmissionPurpose): string => purposeNames[purpose]();

const citedNames: Record<CitedKind, () => string> = {
	trial: m.records_cited_trial,
	rubric: m.records_cited_rubric,
	hours: m.records_cited_hours,
	law: m.records_cited_law
};

/** What a certificate cites apart. */
export const citedName = (kind: CitedKind): string => citedNames[kind]();

/** What kind of session it was. */
export const sessionName = (kind: string): string => (sessionNames[kind] ?? m.records_session_seminar)();

const sessionNames: Readonly<Record<string, () => string>> = {
	'live-trial': m.records_session_live_trial,
	seminar: m.records_session_seminar,
	'field-visit': m.records_session_field_visit,
	'teach-back': m.records_session_teach_back
};

/** What is wrong with a reason. */
export const reasonProblemText = (problem: ReasonProblem, limit: number): string =>
	problem === 'reason/empty' ? m.records_reason_empty() : m.records_reason_too_long({ limit });

const intactTexts: Record<IntactCode, () => string> = {
	signed: m.records_intact_signed,
	altered: m.records_intact_altered,
	unsigned: m.records_intact_unsigned,
	erased: m.records_intact_erased,
	'not-checked': m.records_intact_not_checked
};

const issuerTexts: Record<IssuerCode, () => string> = {
	ours: m.records_issuer_ours,
	foreign: m.records_issuer_foreign,
	'key-revoked': m.records_issuer_key_revoked,
	'not-proven': m.records_issuer_not_proven
};

const stateTexts: Record<StateCode, () => string> = {
	valid: m.records_state_check_valid,
	expired: m.records_state_check_expired,
	suspended: m.records_state_check_suspended,
	revoked: m.records_state_check_revoked,
	superseded: m.records_state_check_superseded,
	'not-yet': m.records_state_check_not_yet,
	'not-registered': m.records_state_check_not_registered,
	'not-known': m.records_state_check_not_known
};

/** The three checks as questions, each with its answer and what it means. */
export const checkWords = ({ intact, issuer, state }: Checks) => [
	{ question: m.records_check_intact(), answer: intact.answer, text: intactTexts[intact.code]() },
	{ question: m.records_check_issuer(), answer: issuer.answer, text: issuerTexts[issuer.code]() },
	{ question: m.records_check_state(), answer: state.answer, text: stateTexts[state.code]() }
];

const reasonNames: Record<StatusReason | 'superseded', () => string> = {
	'issued-in-error': m.records_why_issued_in_error,
	fraud: m.records_why_fraud,
	'holder-request': m.records_why_holder_request,
	'wrong-person': m.records_why_wrong_person,
	'under-review': m.records_why_under_review,
	'review-closed': m.records_why_review_closed,
	superseded: m.records_why_superseded
};

const isReason = (code: string): code is keyof typeof reasonNames => Object.hasOwn(reasonNames, code);

/** Why a certificate was revoked or suspended, by its code; an unknown code stands for itself. */
export const statusReasonName = (code: string): string => (isReason(code) ? reasonNames[code]() : code);

/** Why a file could not be checked; `none`: none was chosen; `unreadable`: the browser cannot read it, as a folder. */
export type FileProblem = NotPresentable | 'file/limited' | 'file/none' | 'file/unreadable';

const fileProblems: Record<FileProblem, () => string> = {
	'file/none': m.records_file_none,
	'file/unreadable': m.records_file_unreadable,
	'file/empty': m.records_file_empty,
	'file/too-large': m.records_file_too_large,
	'file/not-json': m.records_file_not_json,
	'file/not-credential': m.records_file_not_credential,
	'file/context': m.records_file_context,
	'file/algorithm': m.records_file_algorithm,
	'file/pdf-foreign': m.records_file_pdf_foreign,
	'file/pdf-encrypted': m.records_file_pdf_encrypted,
	'file/pdf-several': m.records_file_pdf_several,
	'file/archive': m.records_file_archive,
	'file/image': m.records_file_image,
	'file/badge-damaged': m.records_file_badge_damaged,
	'file/badge-several': m.records_file_badge_several,
	'file/limited': m.records_file_limited
};

/** The same in words. */
export const fileProblemText = (code: FileProblem): string => fileProblems[code]();
