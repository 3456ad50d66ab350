import { canonicalJson, type JsonValue } from '#lib/records/index.ts';
import type { AssessmentRow } from '../db/assessment-repository.ts';
import type { TrialEventRow } from '../db/trial-repository.ts';

/**
 * The exact text that a fact about a trial cites by its hash: the log of the play, the gates debriefed by then and the
 * trainers' marks. Texts that people wrote are in it by their own hash alone.
 */
export function trialEvidence(
	log: readonly TrialEventRow[],
	proved: {
		/** The numbers of the events of the recorded play. */
		readonly seqs: ReadonlySet<number>;
		readonly debriefed: readonly string[];
		readonly marks: readonly AssessmentRow[];
	}
): string {
	const { seqs, debriefed, marks } = proved;
	const marked = marks.map(({ id, event_seq, ticks }) => ({ id, event_seq, ticks }));
	return canonicalJson({
		log: logOf(log, seqs),
		debriefed: debriefed.toSorted(),
		...(marked.length > 0 && { marked })
	});
}

/** The events of a play as evidence: each with what it holds, texts by their hash. */
export const logOf = (log: readonly TrialEventRow[], seqs: ReadonlySet<number>): JsonValue =>
	log
		.filter(({ seq }) => seqs.has(seq))
		.map(({ seq, type, payload, text_hash }) => ({ seq, type, payload, text_hash }));
