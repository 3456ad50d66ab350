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
	'journal/gap' | 'journal/unlinked' | 'journal/edited' | 'journal/leaf-lost' | 'journal/leaf-edited' | 'journal/cut';

export type JournalVerdict =
	{ ok: true; entries: number } | { ok: false; entries: number; brokenAt: number; reason: JournalFault };

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

/** Verifies a whole journal in order of `seq`, and that every checkpoint is still in it. */
export function verifyJournal(
	rows: Iterable<JournalRow>,
	checkpoints: readonly JournalCheckpoint[] = []
): JournalVerdict {
	const noted = new Map(checkpoints.map(({ seq, hash }) => [seq, hash]));
	let previous = beforeFirst;
	for (const row of rows) {
		const fault =
			journalFault(row, previous) ?? ((noted.get(row.seq) ?? row.hash) === row.hash ? null : 'journal/edited');
		if (fault) return { ok: false, entries: previous.seq, brokenAt: previous.seq + 1, reason: fault };
		previous = row;
	}
	const missing = Math.max(0, ...noted.keys()) > previous.seq;
	if (missing) return { ok: false, entries: previous.seq, brokenAt: previous.seq + 1, reason: 'journal/cut' };
	return { ok: true, entries: previous.seq };
}
