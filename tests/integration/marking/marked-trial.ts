import type { Person } from '#lib/people/index.ts';
import { readFact, type TrialFact } from '#lib/records/index.ts';
import type { Db } from '#lib/server/db/database.ts';
import { factsOf } from '#lib/server/db/fact-repository.ts';
import { journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { openTrial } from '#lib/server/trials/open-trial.ts';
import { submitCommand, type SeatCommand } from '#lib/server/trials/submit-command.ts';
import type { TrialsApp } from '#lib/server/trials/trials-app.ts';

/** The text written in every trial of these tests. */
export const words = 'Les faits, rien d’autre.';

/** The number of the event that holds the text: opened, decided, written. */
export const textSeq = 3;

const choose = (scene: string, decision: string, choice: string): SeatCommand => ({
	type: 'decide',
	scene,
	decision,
	answer: { kind: 'choose', choice }
});

/** Plays the small case to its end as this person, whose first choice may be a bad one; gives the trial. */
export async function playedTrial(app: TrialsApp, player: Person, first = 'wait'): Promise<string> {
	const input = { scenario: 'small-case', role: 'social-worker', purpose: 'counted', language: 'fr' } as const;
	const opened = await openTrial(app, player, { ...input, key: app.newId() });
	if ('refusal' in opened) throw new Error(opened.refusal);
	const take = (command: SeatCommand, text?: string) =>
		submitCommand(app, player, opened.trialId, { command, key: app.newId(), text });
	await take(choose('reception', 'language', first));
	await take({ type: 'decide', scene: 'report', decision: 'note', answer: { kind: 'write', words: 4 } }, words);
	await take(choose('report', 'send', 'today'));
	return opened.trialId;
}

/** The percents recorded about a trial, and how often texts had been marked by then, oldest first. */
export async function recorded(db: Db, person: Person, trial: string): Promise<TrialFact['value'][]> {
	const facts = (await factsOf(db.read, person.id)).flatMap((row) => {
		const fact = readFact({ ...row, subject: row.subject_id, evidence: row.evidence_hash });
		return fact?.kind === 'trial' && fact.subject === trial ? [fact.value] : [];
	});
	return facts.toSorted((a, b) => rank(a) - rank(b));
}

const rank = ({ gates_debriefed, markings = 0 }: TrialFact['value']): number => gates_debriefed + markings;

/** The acts of the journal about a trial, in order. */
export const actsOn = async (db: Db, trial: string): Promise<string[]> =>
	(await journalRowsAfter(db.read, 0, 1000)).filter(({ subject }) => subject === trial).map(({ act }) => act);
