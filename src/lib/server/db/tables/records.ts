import type { Fixed } from './fixed.ts';

export interface FactTable {
	id: Fixed<string>;
	person_id: Fixed<string>;
	kind: Fixed<'lesson' | 'attempt' | 'trial' | 'attendance' | 'teach_back'>;
	subject_id: Fixed<string>;
	evidence_hash: Fixed<string>;
	/** JSON: what the fact says, for example the percentage reached. */
	value: Fixed<string>;
	at: Fixed<string>;
}

export interface DossierTable {
	id: Fixed<string>;
	person_id: Fixed<string>;
	rule_hash: Fixed<string>;
	manifest: Fixed<string>;
	manifest_hash: Fixed<string>;
	supersedes: Fixed<string | null>;
	submitted_at: Fixed<string>;
}

export interface ResolutionTable {
	dossier_id: Fixed<string>;
	seq: Fixed<number>;
	/** Who resolved; the learner themself for `withdrawn`. */
	certifier_id: Fixed<string>;
	outcome: Fixed<'granted' | 'sent_back' | 'refused' | 'withdrawn'>;
	reason_text_id: Fixed<string | null>;
	reason_hash: Fixed<string | null>;
	at: Fixed<string>;
}

/** The first of two approvals, where the rule asks for two certifiers. */
export interface DossierApprovalTable {
	dossier_id: Fixed<string>;
	certifier_id: Fixed<string>;
	at: Fixed<string>;
}

export interface EvidenceCommentTable {
	id: Fixed<string>;
	dossier_id: Fixed<string>;
	fact_id: Fixed<string>;
	certifier_id: Fixed<string>;
	/** A text of the learner, whom it is about. */
	text_id: Fixed<string>;
	text_hash: Fixed<string>;
	client_key: Fixed<string>;
	at: Fixed<string>;
}

export interface CertificateTable {
	id: Fixed<string>;
	code: Fixed<string>;
	dossier_id: Fixed<string>;
	name_text_id: Fixed<string>;
	name_hash: Fixed<string>;
	claims: Fixed<string>;
	supersedes: Fixed<string | null>;
	status_index: Fixed<number>;
	issued_at: Fixed<string>;
	expires_at: Fixed<string | null>;
}

export interface CertificateStatusTable {
	certificate_id: Fixed<string>;
	seq: Fixed<number>;
	status: Fixed<'valid' | 'suspended' | 'revoked'>;
	reason_code: Fixed<string>;
	by: Fixed<string>;
	at: Fixed<string>;
}

/** A draw of granted dossiers for a second look. */
export interface SampleTable {
	id: Fixed<string>;
	/** Percent. */
	share: Fixed<number>;
	seed: Fixed<string>;
	/** The first day, and the moment after the last one. */
	granted_from: Fixed<string>;
	granted_before: Fixed<string>;
	/** How many there were to draw from. */
	granted: Fixed<number>;
	drawn_by: Fixed<string>;
	at: Fixed<string>;
}

export interface SampledDossierTable {
	dossier_id: Fixed<string>;
	sample_id: Fixed<string>;
}

export interface SecondLookTable {
	dossier_id: Fixed<string>;
	certifier_id: Fixed<string>;
	outcome: Fixed<'confirmed' | 'raised'>;
	/** A text of the learner, whom it is about. */
	reason_text_id: Fixed<string | null>;
	reason_hash: Fixed<string | null>;
	at: Fixed<string>;
}

/** A public key that certificates of this issuer were signed with. */
export interface IssuerKeyTable {
	did: Fixed<string>;
	public_key: Fixed<string>;
	added_at: Fixed<string>;
}

export interface IssuerKeyRevokedTable {
	public_key: Fixed<string>;
	at: Fixed<string>;
}

/** A certificate signed: the credential is a sealed text of its holder, since it holds the names. */
export interface CredentialTable {
	certificate_id: Fixed<string>;
	seq: Fixed<number>;
	text_id: Fixed<string>;
	text_hash: Fixed<string>;
	public_key: Fixed<string>;
	at: Fixed<string>;
}
