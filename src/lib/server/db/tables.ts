import type { ColumnType } from 'kysely';

/**
 * The tables as Kysely sees them. Portable columns only: text ids, UTC ISO text, 0/1, JSON as its exact text.
 * What each table means, and which are append-only, stands in docs/storage.md.
 */
/** A column that is written once and never updated. */
type Fixed<T> = ColumnType<T, T, never>;

export interface PersonTable {
	id: Fixed<string>;
	kind: Fixed<'account' | 'guest'>;
	email_norm: string | null;
	name_latin: string;
	name_arabic: string;
	language: string;
	created_at: Fixed<string>;
	erased_at: string | null;
}

export interface PasswordTable {
	person_id: string;
	argon2: string;
	changed_at: string;
}

export interface OneTimeLinkTable {
	token_hash: string;
	purpose: string;
	person_id: string;
	expires_at: string;
	used_at: string | null;
}

export interface SignInTable {
	token_hash: string;
	id: string;
	person_id: string;
	expires_at: string;
	created_at: string;
	second_factor_at: string | null;
}

export interface AttemptLimitTable {
	key: string;
	window: string;
	count: number;
}

export interface CapabilityEventTable {
	id: Fixed<string>;
	person_id: Fixed<string>;
	capability: Fixed<string>;
	act: Fixed<'granted' | 'withdrawn'>;
	by_person_id: Fixed<string | null>;
	at: Fixed<string>;
}

export interface CapabilityTable {
	person_id: string;
	capability: string;
}

export interface BlobTable {
	hash: Fixed<string>;
	kind: Fixed<'scenario' | 'media' | 'course' | 'lesson' | 'question' | 'rule' | 'source'>;
	body: Fixed<string>;
	at: Fixed<string>;
}

export interface CurrentContentTable {
	kind: string;
	content_id: string;
	hash: string;
}

export interface SealedTextTable {
	id: Fixed<string>;
	person_id: Fixed<string>;
	salt: string;
	body: string | null;
	erased_at: string | null;
}

export interface DraftTable {
	person_id: string;
	place: string;
	body: string;
	updated_at: string;
}

export interface LessonPlaceTable {
	person_id: string;
	lesson_id: string;
	place: string;
}

export interface LessonDoneTable {
	person_id: Fixed<string>;
	lesson_id: Fixed<string>;
	lesson_hash: Fixed<string>;
	at: Fixed<string>;
}

export interface AttemptTable {
	id: Fixed<string>;
	person_id: Fixed<string>;
	quiz_id: Fixed<string>;
	purpose: Fixed<'practice' | 'test' | 'diagnostic' | 'review'>;
	seed: Fixed<string>;
	/** JSON: the ids and hashes of the questions drawn, in order. */
	drawn: Fixed<string>;
	client_key: Fixed<string>;
	at: Fixed<string>;
	/** When it ends by itself; null for an attempt without a time limit. */
	due_at: Fixed<string | null>;
}

export interface ExtraAttemptTable {
	person_id: Fixed<string>;
	quiz_id: Fixed<string>;
	number: Fixed<number>;
	by_person_id: Fixed<string>;
	at: Fixed<string>;
}

export interface AccommodationTable {
	person_id: Fixed<string>;
	seq: Fixed<number>;
	/** 0 takes an accommodation back; null is time without limit. */
	extra_percent: Fixed<number | null>;
	by_person_id: Fixed<string>;
	at: Fixed<string>;
}

export interface ReactionTable {
	person_id: Fixed<string>;
	module_id: Fixed<string>;
	/** From 1, in the order in which they came: five make a group. */
	number: Fixed<number>;
	useful: number;
	clear: number;
	able: number;
	text_id: string | null;
	at: string;
}

export interface AnswerTable {
	attempt_id: Fixed<string>;
	seq: Fixed<number>;
	question_hash: Fixed<string>;
	response: Fixed<string>;
	text_id: Fixed<string | null>;
	text_hash: Fixed<string | null>;
	marks: Fixed<number>;
	max: Fixed<number>;
	grader: Fixed<string>;
	client_at: Fixed<string | null>;
	client_key: Fixed<string>;
	at: Fixed<string>;
}

export interface AttemptClosedTable {
	attempt_id: Fixed<string>;
	marks: Fixed<number>;
	max: Fixed<number>;
	reason: Fixed<string>;
	at: Fixed<string>;
}

/** When a question comes back; derivable from the answers. */
export interface ReviewCardTable {
	person_id: string;
	question_id: string;
	due_at: string;
	/** When it was last answered in a way that counts for its schedule. */
	last_at: string;
	/** JSON: how well it is remembered. */
	memory: string;
}

export interface LearnerChoiceTable {
	person_id: string;
	choice: string;
	value: string;
}

export interface LawChangeTable {
	source_id: Fixed<string>;
	hash: Fixed<string>;
	before_hash: Fixed<string>;
	at: Fixed<string>;
}

export interface TrialTable {
	id: Fixed<string>;
	scenario_id: Fixed<string>;
	bundle_hash: Fixed<string>;
	mode: Fixed<'solo' | 'live'>;
	purpose: Fixed<'practice' | 'counted'>;
	session_id: Fixed<string | null>;
	opened_by: Fixed<string>;
	at: Fixed<string>;
}

export interface SeatTable {
	id: Fixed<string>;
	trial_id: Fixed<string>;
	role: Fixed<string>;
	number: Fixed<number>;
}

export interface SeatHolderTable {
	seat_id: string;
	person_id: string;
	trial_id: string;
	from_seq: number;
	to_seq: number | null;
}

export interface TrialEventTable {
	trial_id: Fixed<string>;
	seq: Fixed<number>;
	type: Fixed<string>;
	seat_id: Fixed<string | null>;
	person_id: Fixed<string | null>;
	payload: Fixed<string>;
	text_id: Fixed<string | null>;
	text_hash: Fixed<string | null>;
	command_key: Fixed<string>;
	at: Fixed<string>;
}

export interface TrialHeadTable {
	trial_id: string;
	seq: number;
	snapshot: string;
	state_hash: string;
	scene: string;
	/** Of the whole trial: `replaying` where it ended and a new branch is being played. */
	status: 'playing' | 'replaying' | 'ended' | 'abandoned';
	deadline_at: string | null;
}

export interface AssessmentTable {
	id: Fixed<string>;
	trial_id: Fixed<string>;
	event_seq: Fixed<number>;
	assessor_id: Fixed<string>;
	as: Fixed<'self' | 'peer' | 'trainer'>;
	ticks: Fixed<string>;
	supersedes: Fixed<string | null>;
	at: Fixed<string>;
	/** What the assessor wrote to the learner, whose text it is. */
	text_id: Fixed<string | null>;
	text_hash: Fixed<string | null>;
}

export interface MarkingRequestTable {
	trial_id: Fixed<string>;
	event_seq: Fixed<number>;
	seq: Fixed<number>;
	act: Fixed<'asked' | 'withdrawn' | 'marked'>;
	by_person_id: Fixed<string>;
	at: Fixed<string>;
}

export interface MarkingQueueTable {
	trial_id: string;
	event_seq: number;
	writer_id: string;
	asked_at: string;
}

export interface GateDebriefTable {
	trial_id: Fixed<string>;
	branch: Fixed<number>;
	gate: Fixed<string>;
	person_id: Fixed<string>;
	by_person_id: Fixed<string>;
	at: Fixed<string>;
}

export interface DebriefNoteTable {
	person_id: Fixed<string>;
	trial_id: Fixed<string>;
	prompt: Fixed<string>;
	text_id: string;
	at: string;
	/** When a commitment was kept. */
	done_at: string | null;
}

export interface LiveRoomTable {
	trial_id: Fixed<string>;
	/** What people type, or scan, to come in. */
	code: Fixed<string>;
	/** What the big screen types. */
	screen_pin: Fixed<string>;
	/** 1 where people without an account may come in. */
	guests: Fixed<number>;
	planned_for: Fixed<string | null>;
	/** Since when nobody new comes in; null while the door is open. */
	locked_at: string | null;
}

export interface LiveMemberTable {
	trial_id: Fixed<string>;
	person_id: Fixed<string>;
	part: 'conductor' | 'player';
	joined_at: Fixed<string>;
	removed_at: string | null;
}

export interface LivePassTable {
	token_hash: Fixed<string>;
	trial_id: Fixed<string>;
	/** The guest who comes back by it; null for the big screen. */
	person_id: Fixed<string | null>;
	at: Fixed<string>;
}

export interface GuestCodeTable {
	code_hash: string;
	trial_id: string;
	guest_id: string;
	expires_at: string;
}

export interface GuestClaimTable {
	guest_id: Fixed<string>;
	trial_id: Fixed<string>;
	person_id: Fixed<string>;
	at: Fixed<string>;
}

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

export interface JournalTable {
	seq: Fixed<number>;
	at: Fixed<string>;
	actor_id: Fixed<string | null>;
	act: Fixed<string>;
	subject: Fixed<string>;
	leaf_hash: Fixed<string>;
	prev_hash: Fixed<string>;
	hash: Fixed<string>;
}

export interface JournalLeafTable {
	seq: Fixed<number>;
	salt: string;
	body: string | null;
}

/** Every table by name: the type parameter of our Kysely instances. */
export interface Tables {
	person: PersonTable;
	password: PasswordTable;
	one_time_link: OneTimeLinkTable;
	sign_in: SignInTable;
	attempt_limit: AttemptLimitTable;
	capability_event: CapabilityEventTable;
	capability: CapabilityTable;
	blob: BlobTable;
	current_content: CurrentContentTable;
	sealed_text: SealedTextTable;
	draft: DraftTable;
	lesson_place: LessonPlaceTable;
	lesson_done: LessonDoneTable;
	attempt: AttemptTable;
	answer: AnswerTable;
	attempt_closed: AttemptClosedTable;
	extra_attempt: ExtraAttemptTable;
	accommodation: AccommodationTable;
	reaction: ReactionTable;
	review_card: ReviewCardTable;
	learner_choice: LearnerChoiceTable;
	law_change: LawChangeTable;
	trial: TrialTable;
	seat: SeatTable;
	seat_holder: SeatHolderTable;
	trial_event: TrialEventTable;
	trial_head: TrialHeadTable;
	assessment: AssessmentTable;
	marking_request: MarkingRequestTable;
	marking_queue: MarkingQueueTable;
	gate_debrief: GateDebriefTable;
	debrief_note: DebriefNoteTable;
	live_room: LiveRoomTable;
	live_member: LiveMemberTable;
	live_pass: LivePassTable;
	guest_code: GuestCodeTable;
	guest_claim: GuestClaimTable;
	fact: FactTable;
	dossier: DossierTable;
	resolution: ResolutionTable;
	dossier_approval: DossierApprovalTable;
	evidence_comment: EvidenceCommentTable;
	certificate: CertificateTable;
	certificate_status: CertificateStatusTable;
	issuer_key: IssuerKeyTable;
	issuer_key_revoked: IssuerKeyRevokedTable;
	credential: CredentialTable;
	journal: JournalTable;
	journal_leaf: JournalLeafTable;
}
