import type { Fixed } from './fixed.ts';

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
