import type { Transaction } from 'kysely';
import type { Person } from '#lib/people/index.ts';
import { canonicalJson, readFact, sha256Hex, type JsonValue } from '#lib/records/index.ts';
import { gatesRaised, score } from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { countMarkings } from '../db/assessment-repository.ts';
import { factsOf, recordFact } from '../db/fact-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import type { Tables } from '../db/tables.ts';
import { eventsOf, gateDebriefsOf, lockTrial } from '../db/trial-repository.ts';
import { countedIn, trainersMarks } from '../marking/assessed-texts.ts';
import type { HeldTrial } from './held-trial.ts';

/**
 * Records what an ended trial proves about its player: at its end, and again each time a grave error has been debriefed
 * or a text marked, since what was recorded last holds. The evidence is the log, the debriefed gates and the trainers'
 * marks, by hash.
 * @param actorId who brought it about: the player, or the trainer who marked
 */
export async function recordEnd(
	app: TrialsApp,
	trx: Transaction<Tables>,
	person: Pick<Person, 'id'>,
	held: HeldTrial,
	actorId: string = person.id
): Promise<void> {
	const at = app.clock().toISOString();
	const { trial } = held;
	await lockTrial(trx, trial.id);
	const debriefed = (await gateDebriefsOf(trx, trial.id)).map(({ gate }) => gate);
	const gates = gatesRaised(held.state).map(({ gate }) => gate);
	const marks = await trainersMarks(trx, trial.id);
	const markings = await countMarkings(trx, trial.id);
	const ending = held.state.ending ?? '';
	const value = {
		scenario: trial.scenario_id,
		version: held.scenario.structure.version,
		role: held.role,
		variant: held.state.case.variant,
		purpose: trial.purpose,
		percent: score(held.scenario, held.state, countedIn(held.state, marks)).percent,
		ending,
		stands: held.scenario.structure.endings[ending]?.stands ?? false,
		plays_before: await playsBefore(trx, person.id, trial.id, trial.scenario_id),
		gates_raised: gates.length,
		gates_debriefed: gates.filter((gate) => debriefed.includes(gate)).length,
		...(markings > 0 && { markings })
	};
	const marked = marks.map(({ id, event_seq, ticks }) => ({ id, event_seq, ticks }));
	const evidenceHash = sha256Hex(
		canonicalJson({
			log: await logOf(trx, trial.id),
			debriefed: debriefed.toSorted(),
			...(marked.length > 0 && { marked })
		})
	);
	const fact = {
		id: app.newId(),
		personId: person.id,
		kind: 'trial' as const,
		subjectId: trial.id,
		evidenceHash,
		value,
		at
	};
	if (!(await recordFact(trx, fact))) return;
	const body = { ...value, evidence: evidenceHash };
	await appendJournal(trx, { at, actorId, act: 'trial/recorded', subject: trial.id, body });
}

/** How many other trials of this case the person had played to the end when this one ended. */
async function playsBefore(trx: Transaction<Tables>, personId: string, trialId: string, scenarioId: string) {
	const facts = (await factsOf(trx, personId)).flatMap((row) => {
		const fact = readFact({ ...row, subject: row.subject_id, evidence: row.evidence_hash });
		return fact?.kind === 'trial' && fact.value.scenario === scenarioId ? [fact] : [];
	});
	const recorded = facts.find(({ subject }) => subject === trialId);
	return recorded?.value.plays_before ?? new Set(facts.map(({ subject }) => subject)).size;
}

const logOf = async (trx: Transaction<Tables>, trialId: string): Promise<JsonValue> =>
	(await eventsOf(trx, trialId)).map(({ seq, type, payload, text_hash }) => ({ seq, type, payload, text_hash }));
