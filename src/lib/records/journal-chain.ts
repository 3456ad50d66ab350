import { canonicalJson, sha256Hex } from './canonical.ts';

/** One row of the journal, without its hash. `leafHash` stands for what the act said. */
export interface JournalEntry {
	seq: number;
	/** UTC ISO time. */
	at: string;
	/** Who acted; null for the platform itself. */
	actorId: string | null;
	act: string;
	subject: string;
	leafHash: string;
	prevHash: string;
}

/** What the first row of a journal has before it. */
export const journalStart = '0'.repeat(64);

/** The hash that stays in the chain when the body is erased; the salt keeps short bodies from being guessed. */
export const journalLeafHash = (body: string, salt: string, seq: number): string =>
	sha256Hex(canonicalJson([body, salt, seq]));

/** The hash of a row, over everything in it and the hash of the row before. */
export const journalHash = (entry: JournalEntry): string =>
	sha256Hex(
		canonicalJson([entry.seq, entry.at, entry.actorId, entry.act, entry.subject, entry.leafHash, entry.prevHash])
	);

/** A stored row with its leaf; an erased leaf has a null body, a lost one is null. */
export interface JournalRow extends JournalEntry {
	hash: string;
	leaf: { salt: string; body: string | null } | null;
}

export type JournalFault =
	| 'journal/gap'
	| 'journal/unlinked'
	| 'journal/edited'
	| 'journal/leaf-lost'
	| 'journal/leaf-edited'
	/** A leaf was emptied although nobody whom the act is about was erased. */
	| 'journal/leaf-emptied'
	/** The end is missing that a kept checkpoint has seen. */
	| 'journal/cut'
	/** Every link holds, yet a kept checkpoint saw another journal: it was written anew. */
	| 'journal/rewritten';

export type JournalVerdict =
	| { ok: true; entries: number }
	| {
			ok: false;
			/** How many entries from the first on are beyond doubt. */
			entries: number;
			/** The first entry that may be wrong. */
			brokenAt: number;
			/** The last one, where only a stretch can be told: between two checkpoints. */
			until?: number;
			reason: JournalFault;
	  };

/** A row that a second party has noted; finds a journal whose end was cut off, or that was written anew. */
export type JournalCheckpoint = Pick<JournalRow, 'seq' | 'hash'>;

const beforeFirst: JournalCheckpoint = { seq: 0, hash: journalStart };

/** What is wrong with a row that follows `previous`, or null. The first row follows nothing. */
export function journalFault(row: JournalRow, previous: JournalCheckpoint = beforeFirst): JournalFault | null {
	if (row.seq !== previous.seq + 1) return 'journal/gap';
	if (row.prevHash !== previous.hash) return 'journal/unlinked';
	if (row.hash !== journalHash(row)) return 'journal/edited';
	if (!row.leaf) return 'journal/leaf-lost';
	const { body, salt } = row.leaf;
	return body === null || journalLeafHash(body, salt, row.seq) === row.leafHash ? null : 'journal/leaf-edited';
}
