import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import { csvText, readClaims, sha256Hex, statusAt, type CertificateStatus } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { registerPage, type RegisterAsked, type RegisterRow } from '../db/register-repository.ts';
import { readNames } from './names.ts';

export const registerFormats = ['csv', 'json'] as const;
export const registerStatuses = ['valid', 'suspended', 'revoked', 'superseded', 'expired'] as const;

/** What an export holds; what is left out does not narrow it. Days are UTC, both included: `2026-01-31`. */
export interface RegisterFilter {
	readonly course?: string | undefined;
	readonly from?: string | undefined;
	readonly to?: string | undefined;
	readonly status?: CertificateStatus | undefined;
	/** That the holder uses the platform in. */
	readonly language?: Language | undefined;
}

/** A file to hand over. */
export interface RegisterFile {
	readonly name: string;
	readonly type: string;
	readonly text: string;
}

/** The columns, in their order; a register that was once read keeps them: new ones come last. */
export const registerColumns = [
	'number',
	'name_latin',
	'name_arabic',
	'certificate_fr',
	'certificate_ar',
	'course',
	'course_version',
	'hours',
	'role',
	'trial_percent',
	'issued_at',
	'expires_at',
	'status',
	'status_at',
	'status_reason',
	'superseded_by',
	'certifier_latin',
	'certifier_arabic',
	'supersedes',
	'holder_language'
] as const;

type Entry = Record<(typeof registerColumns)[number], string>;

const inOneQuery = 500;
const day = 24 * 60 * 60 * 1000;

/** The days of a filter that are days; undefined for anything else. */
export const readDay = (typed: string | null): string | undefined =>
	typed !== null && /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(Date.parse(typed)) ? typed : undefined;

/**
 * The register of certificates as a file, and in the journal who exported what: the filter, how many certificates and the
 * hash of the file. Undefined for who may not.
 */
export async function exportRegister(
	app: Pick<App, 'db' | 'clock'>,
	person: Person,
	{ format, filter }: { readonly format: (typeof registerFormats)[number]; readonly filter: RegisterFilter }
): Promise<RegisterFile | undefined> {
	if (!may(person, 'register/export')) return undefined;
	const at = app.clock().toISOString();
	const entries = await entriesOf(app, filter, at);
	const text =
		format === 'csv'
			? csvText([registerColumns, ...entries.map((entry) => registerColumns.map((column) => entry[column]))])
			: `${JSON.stringify({ exported_at: at, filter, certificates: entries }, null, '\t')}\n`;
	const body = { format, filter: { ...filter }, certificates: entries.length, hash: sha256Hex(text) };
	await inTransaction(app.db, (trx) =>
		appendJournal(trx, { at, actorId: person.id, act: 'register/exported', subject: 'register', body: written(body) })
	);
	const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json';
	return { name: `pretoire-register-${at.slice(0, 10)}.${format}`, type, text };
}

/** Without what the filter leaves out, which JSON cannot say. */
const written = (body: { filter: RegisterFilter; format: string; certificates: number; hash: string }) => ({
	...body,
	filter: Object.fromEntries(Object.entries(body.filter).flatMap(([name, value]) => (value ? [[name, value]] : [])))
});

async function entriesOf(
	app: Pick<App, 'db'>,
	{ course, from, to, status, language }: RegisterFilter,
	at: string
): Promise<readonly Entry[]> {
	const before = to === undefined ? undefined : new Date(Date.parse(to) + day).toISOString();
	const entries: Entry[] = [];
	let after: RegisterAsked['after'];
	for (;;) {
		const rows = await registerPage(app.db.read, { from, before, language, after, limit: inOneQuery });
		const shown = rows.filter((row) => course === undefined || readClaims(row.claims).course.id === course);
		entries.push(...shown.map((row) => entryOf(row, at)).filter((entry) => (status ?? entry.status) === entry.status));
		const last = rows.at(-1);
		if (!last || rows.length < inOneQuery) return entries;
		after = { issuedAt: last.issued_at, id: last.id };
	}
}

function entryOf(row: RegisterRow, at: string): Entry {
	const { title, course, hours, trial } = readClaims(row.claims);
	const names = readNames(row.names);
	const superseded = row.superseded_by !== null;
	return {
		number: row.code,
		name_latin: names?.latin ?? '',
		name_arabic: names?.arabic ?? '',
		certificate_fr: title.fr,
		certificate_ar: title.ar,
		course: course.id,
		course_version: course.version,
		hours: String(hours),
		role: trial.role,
		trial_percent: String(trial.percent),
		issued_at: row.issued_at,
		expires_at: row.expires_at ?? '',
		status: statusAt({ recorded: row.status, expiresAt: row.expires_at, superseded }, at),
		status_at: row.status_at,
		status_reason: row.status_reason,
		superseded_by: row.superseded_by ?? '',
		certifier_latin: row.certifier_latin ?? '',
		certifier_arabic: row.certifier_arabic ?? '',
		supersedes: row.supersedes ?? '',
		holder_language: row.language
	};
}
