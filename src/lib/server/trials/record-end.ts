import type { Transaction } from 'kysely';
import type { Person } from '#lib/people/index.ts';
import { readFact, sha256Hex } from '#lib/records/index.ts';
import { gatesRaised, score, solveBackwards, type Branch, type Scenario, type TrialState } from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { countMarkings, type AssessmentRow } from '../db/assessment-repository.ts';
import { factsOf, recordFact } from '../db/fact-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import type { Tables } from '../db/tables.ts';
import { countRewinds, eventsOf, gateDebriefsOf, lockTrial } from '../db/trial-repository.ts';
import { countedIn, trainersMarks } from '../marking/assessed-texts.ts';
import type { HeldTrial } from './held-trial.ts';
import { inSlices } from './in-slices.ts';
import { trialEvidence } from './trial-evidence.ts';

/** What the recorded play of a trial proves about its player. */
export interface Proved {
	readonly branch: number;
	/** The numbers of its events in the log. */
	readonly seqs: ReadonlySet<number>;
	readonly state: TrialState;
	/** Without the marks of any text. */
	readonly percent: number;
	readonly ending: string;
	readonly stands: boolean;
	readonly gates: readonly string[];
}

/**
 * What a play that has ended proves. Its score asks the solver, which the first time takes long and so goes in slices: to
 * be asked before a transaction, never inside.
 */
export async function provedBy(
	scenario: Scenario,
	{ number, events, state }: Pick<Branch, 'number' | 'events' | 'state'>
): Promise<Proved> {
	const ending = state.ending ?? '';
	if (state.opened) await inSlices(solveBackwards(scenario, state, state.opened.role));
	return {
		branch: number,
		seqs: new Set(events.map(({ seq }) => seq)),
		state,
		percent: score(scenario, state).percent,
		ending,
		stands: scenario.structure.endings[ending]?.stands ?? false,
		gates: gatesRaised(state).map(({ gate }) => gate)
	};
}

/**
 * Records what the first play of a trial that ended proves about its player: at its end, and again each time a grave error
 * has been debriefed or a text marked, since what was recorded last holds. The evidence is the log of that play, the
 * debriefed gates and the trainers' marks, by hash; what is played after it changes nothing.
 * @param actorId who brought it about: the player, or the trainer who marked
 */
export async function recordEnd(
	app: TrialsApp,
	trx: Transaction<Tables>,
	person: Pick<Person, 'id'>,
	held: HeldTrial,
	proved: Proved,
	actorId: string = person.id
): Promise<void> {
	const at = app.clock().toISOString();
	const { trial } = held;
	await lockTrial(trx, trial.id);
	const debriefed = (await gateDebriefsOf(trx, trial.id, proved.branch)).map(({ gate }) => gate);
	const marks = (await trainersMarks(trx, trial.id)).filter(({ event_seq }) => proved.seqs.has(event_seq));
	const markings = await countMarkings(trx, trial.id);
	const value = {
		scenario: trial.scenario_id,
		version: held.scenario.structure.version,
		role: held.role,
		variant: proved.state.case.variant,
		purpose: trial.purpose,
		percent: marks.length === 0 ? proved.percent : percentWith(held.scenario, proved, marks),
		ending: proved.ending,
		stands: proved.stands,
		plays_before: await playsBefore(trx, person.id, held, proved),
		gates_raised: proved.gates.length,
		gates_debriefed: proved.gates.filter((gate) => debriefed.includes(gate)).length,
		...(markings > 0 && { markings })
	};
	const log = await eventsOf(trx, trial.id);
	const evidenceHash = sha256Hex(trialEvidence(log, { seqs: proved.seqs, debriefed, marks }));
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

/** The percent with what trainers found in the texts; the solver has been asked before, and remembers. */
const percentWith = (scenario: Scenario, { state }: Proved, marks: readonly AssessmentRow[]): number =>
	score(scenario, state, countedIn(state, marks)).percent;

/**
 * How often the person had played this case when this play ended: other trials of it played to their end, each time one
 * of them was taken up again, and the plays of this trial begun before.
 */
export async function playsBefore(
	trx: Transaction<Tables>,
	personId: string,
	{ trial }: Pick<HeldTrial, 'trial'>,
	{ branch }: Pick<Proved, 'branch'>
): Promise<number> {
	const facts = (await factsOf(trx, personId)).flatMap((row) => {
		const fact = readFact({ ...row, subject: row.subject_id, evidence: row.evidence_hash });
		return fact?.kind === 'trial' && fact.value.scenario === trial.scenario_id ? [fact] : [];
	});
	const recorded = facts.find(({ subject }) => subject === trial.id);
	if (recorded) return recorded.value.plays_before;
	const others = new Set(facts.map(({ subject }) => subject)).size;
	const again = await countRewinds(trx, { personId, scenarioId: trial.scenario_id, notIn: trial.id });
	return others + again + branch;
}
