import type { Transaction } from 'kysely';
import type { Person } from '#lib/people/index.ts';
import { canonicalJson } from '#lib/records/index.ts';
import { expectedPoints } from '#lib/trial/index.ts';
import { insertAssessment, standingAssessments } from '../db/assessment-repository.ts';
import type { Tables } from '../db/tables.ts';
import type { TrialsApp } from '../trials/trials-app.ts';
import { ownText } from './own-text.ts';
import { untilNotFaster } from './until-not-faster.ts';

/** What a person found in their own text. */
export interface OwnMarks {
	readonly trialId: string;
	/** The event that holds the text. */
	readonly seq: number;
	/** Ids of expected points; those that are none are left out. */
	readonly ticks: readonly string[];
}

/**
 * Keeps which expected points a person finds in their own text, in place of what they found before. It counts nowhere.
 * @returns false where there is no such text of theirs
 */
export const markOwnText = (app: TrialsApp, person: Person, marks: OwnMarks): Promise<boolean> =>
	untilNotFaster(app.db, (trx) => keep(app, trx, person, marks));

async function keep(
	app: TrialsApp,
	trx: Transaction<Tables>,
	person: Person,
	{ trialId, seq, ticks }: OwnMarks
): Promise<boolean> {
	const own = await ownText(app, trx, person, { act: 'trial/play', trialId, seq });
	if (!own) return false;
	const found = canonicalJson(expectedPoints(own.held.scenario, own.text.decision).filter((id) => ticks.includes(id)));
	const before = (await standingAssessments(trx, trialId)).find(
		(row) => row.event_seq === seq && row.as === 'self' && row.assessor_id === person.id
	);
	if (before?.ticks === found) return true;
	await insertAssessment(trx, {
		id: app.newId(),
		trial_id: trialId,
		event_seq: seq,
		assessor_id: person.id,
		as: 'self',
		ticks: found,
		supersedes: before?.id ?? null,
		at: app.clock().toISOString(),
		text_id: null,
		text_hash: null
	});
	return true;
}
