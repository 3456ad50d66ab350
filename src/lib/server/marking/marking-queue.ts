import type { Language } from '#lib/i18n/language.ts';
import { may, nameIn, type Person } from '#lib/people/index.ts';
import { decisionTitle, presentScenario } from '#lib/trial/index.ts';
import {
	countQueued,
	queuedTexts,
	textsMarkedBy,
	type ListedRow,
	type QueuedPlace
} from '../db/marking-request-repository.ts';
import { readEvent } from '../trials/stored-event.ts';
import type { TrialsApp } from '../trials/trials-app.ts';

/** A text as a trainer's lists show it. */
export interface ListedText {
	readonly trial: string;
	readonly seq: number;
	/** What was to be written. */
	readonly title: string;
	readonly scenario: string;
	/** The id of the role that wrote. */
	readonly role: string;
	readonly name: string;
	/** When it was asked for, or marked. */
	readonly at: string;
	/** Whole days since. */
	readonly days: number;
}

export interface WaitingTexts {
	readonly lines: readonly ListedText[];
	/** Where the next page begins, as the address carries it; null on the last. */
	readonly next: string | null;
}

const linesPerPage = 25;
const lastShown = 10;
const day = 24 * 60 * 60 * 1000;

/** One page of the texts that this trainer may mark, the longest waiting first; their own are not among them. */
export async function markingQueue(
	app: TrialsApp,
	trainer: Person,
	{ after, language }: { after: string | null; language: Language }
): Promise<WaitingTexts> {
	if (!may(trainer, 'writing/mark')) return { lines: [], next: null };
	const asked = { exceptWriterId: trainer.id, after: placeFrom(after), limit: linesPerPage + 1 };
	const rows = await queuedTexts(app.db.read, asked);
	const shown = rows.slice(0, linesPerPage);
	const last = shown.at(-1);
	return {
		lines: await Promise.all(shown.map((row) => lineOf(app, row, language))),
		next: rows.length > linesPerPage && last ? `${last.at}~${last.trialId}~${last.eventSeq}` : null
	};
}

/** The texts that this trainer marked last, to come back to: their marks are still those that stand. */
export async function lastMarked(app: TrialsApp, trainer: Person, language: Language): Promise<ListedText[]> {
	if (!may(trainer, 'writing/mark')) return [];
	const rows = await textsMarkedBy(app.db.read, trainer.id, lastShown);
	return Promise.all(rows.map((row) => lineOf(app, row, language)));
}

/** How many texts wait for this trainer: `count` at least, where there are `more`. */
export async function waitingForTrainer(app: TrialsApp, trainer: Person): Promise<{ count: number; more: boolean }> {
	const found = await countQueued(app.db.read, trainer.id, linesPerPage + 1);
	return { count: Math.min(found, linesPerPage), more: found > linesPerPage };
}

function placeFrom(after: string | null): QueuedPlace | undefined {
	const [, askedAt, trialId, seq] = /^([0-9TZ:.-]{20,30})~([\w-]{1,64})~(\d{1,9})$/.exec(after ?? '') ?? [];
	return askedAt !== undefined && trialId !== undefined ? { askedAt, trialId, eventSeq: Number(seq) } : undefined;
}

async function lineOf(app: TrialsApp, row: ListedRow, language: Language): Promise<ListedText> {
	const scenario = await app.scenarios.byHash(row.bundleHash);
	const event = readEvent(row);
	const decision = 'decision' in event ? event.decision : '';
	const card = scenario && presentScenario(scenario, language);
	return {
		trial: row.trialId,
		seq: row.eventSeq,
		title: (scenario && decisionTitle(scenario, decision, language)) || decision,
		scenario: card?.title ?? '',
		role: row.role ?? '',
		name: nameIn(row, language),
		at: row.at,
		days: Math.max(0, Math.floor((app.clock().getTime() - Date.parse(row.at)) / day))
	};
}
