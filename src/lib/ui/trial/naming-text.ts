import { formatDate } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/messages.ts';

/** Who named the play that a record takes, when, and why: null once erased. */
export interface NamedRecord {
	readonly by: string;
	readonly at: string;
	readonly reason: string | null;
}

/** The same in a sentence; an erased reason is said to be one. */
export const namingText = ({ by, at, reason }: NamedRecord): string =>
	m.debrief_record_by({ name: by, date: formatDate(at), reason: reason ?? m.debrief_record_erased() });
