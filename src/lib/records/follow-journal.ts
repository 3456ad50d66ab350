import {
	journalFault,
	journalStart,
	type JournalCheckpoint,
	type JournalFault,
	type JournalRow,
	type JournalVerdict
} from './journal-chain.ts';

/** Reads a journal row by row, in order of `seq`. */
export interface JournalFollower {
	/** The verdict where this row breaks the journal; undefined while all holds. Read nothing after a verdict. */
	read(row: JournalRow): JournalVerdict | undefined;
	/** The verdict after the last row. */
	end(): JournalVerdict;
}

/** The act that says that a person was erased; only then may leaves about them be empty. */
export const erasedAct = 'person/erased';

/**
 * Follows the chain, so that a journal of any length is verified in one pass.
 * Alone, the chain shows what was edited, deleted, inserted or moved. Checkpoints that a second party kept also show an
 * end that was cut off and a journal written anew by who can compute every hash.
 */
export function followJournal(checkpoints: readonly JournalCheckpoint[] = []): JournalFollower {
	let previous: JournalCheckpoint = { seq: 0, hash: journalStart };
	let vouchedFor = 0;
	const emptied = emptiedLeaves();
	const broken = (reason: JournalFault): JournalVerdict => {
		return { ok: false, entries: previous.seq, brokenAt: previous.seq + 1, reason };
	};
	const rewritten = (until: number): JournalVerdict => {
		return { ok: false, entries: vouchedFor, brokenAt: vouchedFor + 1, until, reason: 'journal/rewritten' };
	};
	return {
		read(row) {
			const fault = journalFault(row, previous);
			if (fault) return broken(fault);
			const noted = checkpoints.filter(({ seq }) => seq === row.seq);
			if (noted.some(({ hash }) => hash !== row.hash)) return rewritten(row.seq);
			if (noted.length > 0) vouchedFor = row.seq;
			emptied.note(row);
			previous = row;
			return undefined;
		},
		end() {
			if (checkpoints.some(({ seq }) => seq > previous.seq)) return broken('journal/cut');
			const first = emptied.withoutErasure();
			if (first === undefined) return { ok: true, entries: previous.seq };
			return { ok: false, entries: first - 1, brokenAt: first, reason: 'journal/leaf-emptied' };
		}
	};
}

/** Keeps account of empty leaves until the erasure that explains them is read. */
function emptiedLeaves() {
	const empty: JournalRow[] = [];
	const erased = new Set<string | null>();
	return {
		note(row: JournalRow): void {
			if (row.leaf?.body === null) empty.push(row);
			if (row.act === erasedAct) erased.add(row.subject);
		},
		/** The first empty leaf of which neither the actor nor the subject was erased. */
		withoutErasure: (): number | undefined =>
			empty.find(({ actorId, subject }) => !erased.has(subject) && !erased.has(`person:${actorId ?? ''}`))?.seq
	};
}

/** Verifies a whole journal in order of `seq`, and that every checkpoint is still in it. */
export function verifyJournal(
	rows: Iterable<JournalRow>,
	checkpoints: readonly JournalCheckpoint[] = []
): JournalVerdict {
	const follower = followJournal(checkpoints);
	for (const row of rows) {
		const verdict = follower.read(row);
		if (verdict) return verdict;
	}
	return follower.end();
}
