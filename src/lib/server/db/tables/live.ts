import type { Fixed } from './fixed.ts';

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
