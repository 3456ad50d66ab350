import type { Language } from '#lib/i18n/language.ts';
import { may, nameIn, type Person } from '#lib/people/index.ts';
import { purposeOf, readManifest, readRule, type Rule, type SubmissionPurpose } from '#lib/records/index.ts';
import {
	idsInQueue,
	queuePage,
	type QueueFilter,
	type QueuePlace,
	type QueueRow
} from '../db/dossier-queue-repository.ts';
import { keptRules } from '../db/dossier-repository.ts';
import type { Certification } from './catalogue.ts';

/** The states a certifier can look through; withdrawn dossiers are nobody's business. */
export const queueStates = ['submitted', 'approved', 'sent_back', 'granted', 'refused'] as const;
export type QueueState = (typeof queueStates)[number];

/** Days that a dossier may have waited at least. */
export const queueAges = [7, 14, 30] as const;

export interface QueueLine {
	readonly id: string;
	readonly name: string;
	readonly certificateTitle: string;
	readonly submittedAt: string;
	/** Whole days since the submission, or from it to the decision. */
	readonly days: number;
	readonly again: boolean;
	/** What for: a certificate to correct or to renew, an appeal. */
	readonly purpose: SubmissionPurpose;
	/** Whether the first of two approvals was given. */
	readonly approved: boolean;
}

export interface QueuePageView {
	readonly lines: readonly QueueLine[];
	/** Where the next page begins, as the address carries it; `null` on the last. */
	readonly next: string | null;
}

/** What a certifier asks of the queue; what is left out does not narrow it. */
export interface QueueWish {
	readonly state: QueueState;
	readonly after: string | null;
	readonly language: Language;
	readonly course?: string | undefined;
	readonly days?: number | undefined;
	readonly again?: boolean | undefined;
	/** The learner's language. */
	readonly spoken?: Language | undefined;
}

const linesPerPage = 25;
const day = 24 * 60 * 60 * 1000;

/** One page of the dossiers a certifier may examine, oldest submission first; their own are not among them. */
export async function dossierQueue(app: Certification, certifier: Person, asked: QueueWish): Promise<QueuePageView> {
	if (!may(certifier, 'dossier/examine')) return { lines: [], next: null };
	const rows = await queuePage(app.db.read, {
		...(await filterOf(app, asked)),
		state: asked.state,
		exceptPersonId: certifier.id,
		after: placeFrom(asked.after),
		limit: linesPerPage + 1
	});
	const shown = rows.slice(0, linesPerPage);
	const rules = await rulesUnder(app, shown);
	const last = shown.at(-1);
	const now = app.clock().toISOString();
	return {
		lines: shown.map((row) => lineOf(row, rules.get(row.rule_hash), { now, language: asked.language })),
		next: rows.length > linesPerPage && last ? `${last.submitted_at}~${last.id}` : null
	};
}

/** The dossiers that wait longest among those a certifier asks for, to decide on them together. */
export async function waitingLongest(
	app: Certification,
	certifier: Person,
	{
		most,
		...asked
	}: Omit<QueueWish, 'after' | 'language' | 'state'> & {
		readonly state: 'submitted' | 'approved';
		readonly most: number;
	}
): Promise<readonly string[]> {
	if (!may(certifier, 'dossier/examine')) return [];
	const filter = await filterOf(app, asked);
	const { state } = asked;
	return idsInQueue(app.db.read, { ...filter, state, exceptPersonId: certifier.id, limit: most });
}

async function filterOf(
	app: Certification,
	{ course, days, again, spoken }: Pick<QueueWish, 'course' | 'days' | 'again' | 'spoken'>
): Promise<QueueFilter> {
	const until = days === undefined ? undefined : new Date(app.clock().getTime() - days * day).toISOString();
	return { until, again, language: spoken, rules: course === undefined ? undefined : await rulesOf(app, course) };
}

/** A course has had a rule for each of its editions. */
async function rulesOf(app: Certification, course: string): Promise<readonly string[]> {
	const rules = await readRules(app);
	return [...rules].flatMap(([hash, rule]) => (rule.course === course ? [hash] : []));
}

/** Rules by their hash. A hash stands for one text for good, and nearly all lines of a page stand under the same. */
const known = new Map<string, Rule>();

const rulesUnder = async (app: Certification, rows: readonly QueueRow[]): Promise<ReadonlyMap<string, Rule>> =>
	rows.every((row) => known.has(row.rule_hash)) ? known : readRules(app);

async function readRules(app: Certification): Promise<ReadonlyMap<string, Rule>> {
	for (const { hash, body } of await keptRules(app.db.read)) if (!known.has(hash)) known.set(hash, readRule(body));
	return known;
}

function placeFrom(after: string | null): QueuePlace | undefined {
	const [, submittedAt, id] = /^([0-9TZ:.-]{20,30})~([\w-]{1,64})$/.exec(after ?? '') ?? [];
	return submittedAt !== undefined && id !== undefined ? { submittedAt, id } : undefined;
}

function lineOf(
	row: QueueRow,
	rule: Rule | undefined,
	{ now, language }: { now: string; language: Language }
): QueueLine {
	const until = row.resolved_at ?? now;
	return {
		id: row.id,
		name: nameIn({ nameLatin: row.name_latin, nameArabic: row.name_arabic }, language),
		certificateTitle: rule?.title[language] ?? '',
		submittedAt: row.submitted_at,
		days: Math.max(0, Math.floor((Date.parse(until) - Date.parse(row.submitted_at)) / day)),
		again: row.manifest !== null,
		purpose: purposeIn(row),
		approved: row.approved_by !== null
	};
}

/** Only what follows another dossier is for anything else: the others are not even read. */
const purposeIn = ({ manifest }: QueueRow): SubmissionPurpose =>
	manifest === null ? 'first' : purposeOf(readManifest(manifest));
