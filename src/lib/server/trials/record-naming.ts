import type { Language } from '#lib/i18n/language.ts';
import { nameIn } from '#lib/people/index.ts';
import type { Executor } from '../db/database.ts';
import { personById } from '../db/person-repository.ts';
import { readSealedText } from '../db/sealed-text-repository.ts';
import type { TrialEventRow } from '../db/trial-repository.ts';

/** Who named the play that a record takes, when and why. */
export interface RecordNaming {
	readonly by: string;
	readonly at: string;
	/** Null once erased. */
	readonly reason: string | null;
}

/** The event that named the play of the record; undefined where nobody did, and the first that ended counts. */
export const namingIn = (log: readonly TrialEventRow[]): TrialEventRow | undefined =>
	log.findLast(({ type }) => type === 'record-named');

/** What that event says, to whoever reads the record; null where nobody named another play. */
export async function recordNaming(
	executor: Executor,
	log: readonly TrialEventRow[],
	language: Language
): Promise<RecordNaming | null> {
	const row = namingIn(log);
	if (!row) return null;
	const reason = row.text_id === null ? undefined : await readSealedText(executor, row.text_id);
	const person = row.person_id === null ? undefined : await personById(executor, row.person_id);
	return { by: person ? nameIn(person, language) : '', at: row.at, reason: reason ?? null };
}
