import type { Language } from '#lib/i18n/language.ts';
import { may, nameIn, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { journalPage, type JournalPageRow } from '../db/journal-page-repository.ts';
import { personById } from '../db/person-repository.ts';
import { storableText } from '../db/storable-text.ts';

/** What acts are about: the first part of their names. */
export const actKinds = [
	...['dossier', 'certificate', 'register', 'issuer-key', 'checkpoint', 'checkpoint-key'],
	...['lesson', 'diagnostic', 'test', 'attempt', 'accommodation', 'trial', 'live', 'attendance', 'writing'],
	...['person', 'capability', 'sign-in', 'password', 'link', 'names', 'content']
] as const;
export type ActKind = (typeof actKinds)[number];

/** What an administrator asks of the journal; what is left out does not narrow it. Days are UTC, both included. */
export interface JournalWish {
	readonly kind?: ActKind | undefined;
	/** Id of a person who acted, or to whom it was done. */
	readonly person?: string | undefined;
	/** What it was done to, as the journal writes it: `certificate:<id>`. */
	readonly subject?: string | undefined;
	readonly from?: string | undefined;
	readonly to?: string | undefined;
	readonly below?: number | undefined;
}

export interface JournalLine {
	readonly seq: number;
	readonly at: string;
	/** Who acted: empty for the platform itself, `null` for who was erased. */
	readonly actor: string | null;
	readonly act: string;
	readonly subject: string;
	/** What the act said, as JSON; `null` once erased. */
	readonly body: string | null;
	readonly hash: string;
}

export interface JournalPageView {
	readonly lines: readonly JournalLine[];
	/** Where the next page begins; `null` on the last. */
	readonly next: number | null;
	/** The name of the person whose acts are shown. */
	readonly of: string | null;
}

const linesPerPage = 50;
const day = 24 * 60 * 60 * 1000;

/** One page of the journal, the latest act first; nothing for who may not read it. */
export async function readJournal(
	{ db }: Pick<App, 'db'>,
	person: Person,
	{ wish, language }: { readonly wish: JournalWish; readonly language: Language }
): Promise<JournalPageView> {
	if (!may(person, 'journal/read')) return { lines: [], next: null, of: null };
	const rows = await journalPage(db.read, { ...asked(wish), limit: linesPerPage + 1 });
	const shown = rows.slice(0, linesPerPage);
	const about = wish.person === undefined ? undefined : await personById(db.read, storableText(wish.person));
	return {
		lines: shown.map((row) => lineOf(row, language)),
		next: rows.length > linesPerPage ? (shown.at(-1)?.seq ?? null) : null,
		of: about ? nameIn(about, language) : null
	};
}

function asked({ kind, person, subject, from, to, below }: JournalWish) {
	const before = to === undefined ? undefined : new Date(Date.parse(to) + day).toISOString();
	const stored = (text: string | undefined) => (text === undefined ? undefined : storableText(text));
	return { kind, person: stored(person), subject: stored(subject), from, before, below };
}

const lineOf = (row: JournalPageRow, language: Language): JournalLine => {
	const { seq, at, act, subject, body, hash } = row;
	const names = { nameLatin: row.actor_latin ?? '', nameArabic: row.actor_arabic ?? '' };
	return { seq, at, act, subject, body, hash, actor: row.actor_id === null ? '' : nameIn(names, language) || null };
};
