import type { Fixed } from './fixed.ts';

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
