import type { Fixed } from './fixed.ts';

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
