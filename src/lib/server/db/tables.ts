import type {
	PersonTable,
	PasswordTable,
	OneTimeLinkTable,
	SignInTable,
	AttemptLimitTable,
	CapabilityEventTable,
	CapabilityTable
} from './tables/people.ts';
import type { BlobTable, CurrentContentTable, SealedTextTable, DraftTable } from './tables/content.ts';
import type {
	LessonPlaceTable,
	LessonDoneTable,
	AttemptTable,
	ExtraAttemptTable,
	AccommodationTable,
	ReactionTable,
	AnswerTable,
	AttemptClosedTable,
	ReviewCardTable,
	LearnerChoiceTable,
	LawChangeTable
} from './tables/learning.ts';
import type {
	TrialTable,
	SeatTable,
	SeatHolderTable,
	TrialEventTable,
	TrialHeadTable,
	AssessmentTable,
	MarkingRequestTable,
	MarkingQueueTable,
	GateDebriefTable,
	DebriefNoteTable
} from './tables/trials.ts';
import type { LiveRoomTable, LiveMemberTable, LivePassTable, GuestCodeTable, GuestClaimTable } from './tables/live.ts';
import type {
	FactTable,
	DossierTable,
	ResolutionTable,
	DossierApprovalTable,
	EvidenceCommentTable,
	CertificateTable,
	CertificateStatusTable,
	IssuerKeyTable,
	IssuerKeyRevokedTable,
	CredentialTable,
	SampleTable,
	SampledDossierTable,
	SecondLookTable
} from './tables/records.ts';
import type { JournalTable, JournalLeafTable } from './tables/journal.ts';

/**
 * Every table by name, as Kysely sees it: the type parameter of our instances. Portable columns only: text ids, UTC ISO
 * text, 0/1, JSON as its exact text. What each table means, and which are append-only, stands in docs/storage.md.
 */
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
	sample: SampleTable;
	sampled_dossier: SampledDossierTable;
	second_look: SecondLookTable;
	journal: JournalTable;
	journal_leaf: JournalLeafTable;
}
