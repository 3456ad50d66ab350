import type { Transaction } from 'kysely';
import { canonicalJson, sha256Hex, type JsonValue } from '#lib/records/index.ts';
import type { Scenario, TrialState } from '#lib/trial/index.ts';
import { countMarkings, type AssessmentRow } from '../db/assessment-repository.ts';
import { inTransaction } from '../db/database.ts';
import { recordFact, type NewFact } from '../db/fact-repository.ts';
import { claimsOf } from '../db/guest-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { membersOf, type LiveMember } from '../db/live-room-repository.ts';
import type { Tables } from '../db/tables.ts';
import {
	eventsOf,
	gateDebriefsOf,
	insertGateDebrief,
	lockTrial,
	type TrialEventRow,
	type TrialRow
} from '../db/trial-repository.ts';
import { trainersMarks } from '../marking/assessed-texts.ts';
import { playsBefore } from '../trials/record-end.ts';
import { readEvent } from '../trials/stored-event.ts';
import { logOf } from '../trials/trial-evidence.ts';
import { namingIn } from '../trials/record-naming.ts';
import type { TrialsApp } from '../trials/trials-app.ts';
import { minutesPresent } from './minutes-present.ts';
import { gridsOf } from './see-grids.ts';
import { isWhole, provedPart, provedPlay, type ProvedPart, type ProvedPlay } from './proved-parts.ts';
import { loadRoom } from './room.ts';

type Recorder = Pick<TrialsApp, 'newId' | 'clock'>;

/** A live trial whose debrief is closed. */
interface ClosedRoom {
	readonly trial: TrialRow;
	readonly scenario: Scenario;
	readonly state: TrialState;
}

/** Somebody into whose file a part goes. */
interface Recorded {
	/** Whose file it is. */
	readonly personId: string;
	/** Under whom they were in the room: themself, or the guest whose part they claimed. */
	readonly member: LiveMember;
}

interface Records extends ClosedRoom {
	readonly log: readonly TrialEventRow[];
	readonly play: ProvedPlay | undefined;
	/** The log of that play as evidence. */
	readonly played: JsonValue;
	/** The event that named it; nothing where it is the first that ended. */
	readonly named: JsonValue;
	readonly marks: readonly AssessmentRow[];
	/** How often trainers have marked a text of the trial by now. */
	readonly markings: number;
	/** What observers found. */
	readonly grids: readonly AssessmentRow[];
	readonly actorId: string | null;
}

/**
 * Puts into the file of everybody who played or watched with an account, or has claimed the part of a guest, what the
 * closed debrief of a room proves: their presence, and their part where they had one. To be called in the transaction that
 * closes it; what is there stays as it is.
 */
export async function recordRoom(
	app: Recorder,
	trx: Transaction<Tables>,
	room: ClosedRoom,
	actorId: string | null
): Promise<void> {
	const records = await recordsOf(trx, room, actorId);
	const claims = await claimsOf(trx, room.trial.id);
	for (const member of await membersOf(trx, room.trial.id)) {
		const personId = fileOf(member, claims);
		if (personId !== undefined) await recordOne(app, trx, records, { personId, member });
	}
}

/**
 * The same for one member of the room: whose part was claimed, or whose text was marked after the closing.
 * @returns false where there is no closed debrief, or no file that the part goes into: then nothing is written
 */
export async function recordPart(app: TrialsApp, trialId: string, memberId: string, actorId: string): Promise<boolean> {
	const room = await loadRoom(app, trialId);
	const member = room?.members.find(({ person_id }) => person_id === memberId);
	if (!room || !member || (room.state.live?.debrief?.closed ?? null) === null) return false;
	return inTransaction(app.db, async (trx) => {
		const personId = fileOf(member, await claimsOf(trx, trialId));
		if (personId === undefined) return false;
		await recordOne(app, trx, await recordsOf(trx, room, actorId), { personId, member });
		return true;
	});
}

/** In whose file a part goes: that of the account, or of the account that has claimed the guest's part. */
function fileOf({ part, kind, person_id }: LiveMember, claims: ReadonlyMap<string, string>): string | undefined {
	if (part !== 'player') return undefined;
	return kind === 'account' ? person_id : claims.get(person_id);
}

async function recordsOf(trx: Transaction<Tables>, room: ClosedRoom, actorId: string | null): Promise<Records> {
	await lockTrial(trx, room.trial.id);
	const closed = room.state.live?.debrief?.closed ?? 0;
	const log = (await eventsOf(trx, room.trial.id)).filter(({ seq }) => seq <= closed);
	const play = provedPlay(room.scenario, room.state);
	const played = play ? logOf(log, play.seqs) : null;
	const naming = namingIn(log);
	const named = naming ? logOf(log, new Set([naming.seq])) : null;
	const [marks, grids] = [await trainersMarks(trx, room.trial.id), await gridsOf(trx, room.trial.id)];
	const markings = await countMarkings(trx, room.trial.id);
	return { ...room, log, play, played, named, marks, markings, grids, actorId };
}

async function recordOne(app: Recorder, trx: Transaction<Tables>, records: Records, who: Recorded): Promise<void> {
	const { scenario, play, marks } = records;
	const part = play && provedPart(scenario, play, who.member.person_id, marks);
	await recordPresence(app, trx, records, { ...who, part });
	if (play && part) await recordTrial(app, trx, { ...records, play }, { ...who, part });
}

async function recordPresence(
	app: Recorder,
	trx: Transaction<Tables>,
	records: Records,
	{ personId, member, part }: Recorded & { part: ProvedPart | undefined }
): Promise<void> {
	const { trial, log } = records;
	const opening = log.findIndex(({ type }) => type === 'hearing-started');
	const [started, closed] = [log[opening]?.at, log.at(-1)?.at];
	if (started === undefined || closed === undefined) return;
	const from = member.joined_at > started ? member.joined_at : started;
	const putOut = member.removed_at !== null && member.removed_at < closed ? member.removed_at : null;
	const times = log.map(({ at }) => at);
	const value = {
		session: 'live-trial',
		minutes: minutesPresent(times.slice(opening), { from, until: putOut }),
		scenario: trial.scenario_id,
		role: part?.seat.role ?? null
	};
	const evidence = { trial: trial.id, times, from, until: putOut ?? closed };
	await keep(app, trx, records, { personId, kind: 'attendance', value, evidence });
}

async function recordTrial(
	app: Recorder,
	trx: Transaction<Tables>,
	records: Records & { play: ProvedPlay },
	{ personId, part }: Recorded & { part: ProvedPart }
): Promise<void> {
	const { trial, scenario, play, markings } = records;
	const debriefed = await debriefGates(trx, records, personId);
	const marks = records.marks.filter(({ event_seq }) => play.seqs.has(event_seq));
	const value = {
		scenario: trial.scenario_id,
		version: scenario.structure.version,
		role: part.seat.role,
		variant: play.state.case.variant,
		purpose: isWhole(part) ? trial.purpose : 'practice',
		percent: part.percent,
		ending: play.ending,
		stands: play.stands,
		plays_before: await playsBefore(trx, personId, records, play),
		gates_raised: play.gates.length,
		gates_debriefed: debriefed.length,
		...(markings > 0 && { markings }),
		live: true,
		seat: part.seat.number,
		decisions: { own: part.own, open: part.open },
		...(records.grids.length > 0 && { observers: records.grids.length })
	};
	const evidence = {
		log: records.played,
		...(records.named !== null && { named: records.named }),
		debriefed,
		...(records.grids.length > 0 && { grids: records.grids.map(({ id, ticks }) => ({ id, ticks })) }),
		...(marks.length > 0 && { marked: marks.map(({ id, event_seq, ticks }) => ({ id, event_seq, ticks })) })
	};
	await keep(app, trx, records, { personId, kind: 'trial', value, evidence });
}

/** The grave errors of the play that the room went through: each counts as debriefed for this person too. */
async function debriefGates(
	trx: Transaction<Tables>,
	{ trial, log, play }: Records & { play: ProvedPlay },
	personId: string
): Promise<string[]> {
	const known = (await gateDebriefsOf(trx, trial.id, play.branch)).filter((row) => row.person_id === personId);
	const ticked = log.flatMap((row) => {
		const event = readEvent(row);
		return event.type === 'gate-debriefed' && event.branch === play.branch ? [{ gate: event.gate, row }] : [];
	});
	for (const { gate, row } of ticked)
		if (row.person_id !== null && !known.some((one) => one.gate === gate))
			await insertGateDebrief(trx, {
				...{ trial_id: trial.id, branch: play.branch, gate, person_id: personId },
				...{ by_person_id: row.person_id, at: row.at }
			});
	return play.gates.filter((gate) => ticked.some((one) => one.gate === gate)).toSorted();
}

/** Records a fact and journals it, once: the same evidence again changes nothing. */
async function keep(
	app: Recorder,
	trx: Transaction<Tables>,
	{ trial, actorId }: Records,
	fact: Pick<NewFact, 'personId' | 'kind'> & {
		value: Record<string, JsonValue>;
		evidence: JsonValue;
	}
): Promise<void> {
	const { personId, kind, value } = fact;
	const at = app.clock().toISOString();
	const evidenceHash = sha256Hex(canonicalJson(fact.evidence));
	const isNew = await recordFact(trx, {
		...{ id: app.newId(), personId, kind, subjectId: trial.id },
		...{ evidenceHash, value, at }
	});
	if (!isNew) return;
	const body = { ...value, person: personId, evidence: evidenceHash };
	await appendJournal(trx, { at, actorId, act: `${kind}/recorded`, subject: trial.id, body });
}
