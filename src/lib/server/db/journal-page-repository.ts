import type { Executor } from './database.ts';

/** An act as the journal tells it, with the names that accounts have now. */
export interface JournalPageRow {
	seq: number;
	at: string;
	actor_id: string | null;
	actor_latin: string | null;
	actor_arabic: string | null;
	act: string;
	subject: string;
	hash: string;
	/** What the act said; null once erased. */
	body: string | null;
}

/** Which part of the journal is asked for; what is left out does not narrow it. */
export interface JournalAsked {
	/** What the act's name begins with, up to its slash. */
	kind?: string | undefined;
	/** Who acted, or to whom it was done. */
	person?: string | undefined;
	subject?: string | undefined;
	/** UTC ISO times, the second left out. */
	from?: string | undefined;
	before?: string | undefined;
	/** Only what is older than this act. */
	below?: number | undefined;
	limit: number;
}

/** One page of the journal, the latest act first. */
export const journalPage = (executor: Executor, asked: JournalAsked): Promise<JournalPageRow[]> => {
	const { kind, person, subject, from, before, below, limit } = asked;
	return executor
		.selectFrom('journal')
		.leftJoin('journal_leaf', 'journal_leaf.seq', 'journal.seq')
		.leftJoin('person', 'person.id', 'journal.actor_id')
		.select(['journal.seq', 'journal.at', 'journal.actor_id', 'journal.act', 'journal.subject', 'journal.hash'])
		.select(['person.name_latin as actor_latin', 'person.name_arabic as actor_arabic', 'journal_leaf.body'])
		.$if(kind !== undefined, (query) => query.where('journal.act', 'like', `${kind ?? ''}/%`))
		.$if(person !== undefined, (query) =>
			query.where((eb) => eb.or([eb('actor_id', '=', person ?? ''), eb('subject', '=', `person:${person ?? ''}`)]))
		)
		.$if(subject !== undefined, (query) => query.where('journal.subject', '=', subject ?? ''))
		.$if(from !== undefined, (query) => query.where('journal.at', '>=', from ?? ''))
		.$if(before !== undefined, (query) => query.where('journal.at', '<', before ?? ''))
		.$if(below !== undefined, (query) => query.where('journal.seq', '<', below ?? 0))
		.orderBy('journal.seq', 'desc')
		.limit(limit)
		.execute();
};
