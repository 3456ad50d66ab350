import { canonicalJson, type JsonValue } from '#lib/records/index.ts';
import type { AssessmentRow } from '../db/assessment-repository.ts';

/**
 * The exact text that a fact about a solo trial cites by its hash: the log of the play, the gates debriefed by then and
 * the trainers' marks. Texts that people wrote are in it by their own hash alone.
 */
export function trialEvidence(proved: {
	readonly log: JsonValue;
	readonly debriefed: readonly string[];
	readonly marks: readonly AssessmentRow[];
}): string {
	const { log, debriefed, marks } = proved;
	const marked = marks.map(({ id, event_seq, ticks }) => ({ id, event_seq, ticks }));
	return canonicalJson({ log, debriefed: debriefed.toSorted(), ...(marked.length > 0 && { marked }) });
}
