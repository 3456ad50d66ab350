import type { Fixed } from './fixed.ts';

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
