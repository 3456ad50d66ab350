import type { Fixed } from './fixed.ts';

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
