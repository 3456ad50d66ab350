import type { Transaction } from 'kysely';
import { decide, evolve, isTalk, type RefusalCode, type TrialEvent, type TrialState } from '#lib/trial/index.ts';
import { dropDraft } from '../db/draft-repository.ts';
import { closeHolder, openHolder } from '../db/live-room-repository.ts';
import { sealText } from '../db/sealed-text-repository.ts';
import type { Tables } from '../db/tables.ts';
import { appendEvent, moveHead, putHead } from '../db/trial-repository.ts';
import { storeEvent } from '../trials/stored-event.ts';
import { draftPlace } from '../trials/submit-command.ts';
import { deadlineOf, headOf } from '../trials/trial-head.ts';
import type { TrialsApp } from '../trials/trials-app.ts';
import { recordRoom } from './record-room.ts';
import { holderOf, placeName, seatOfEvent, type Room } from './room.ts';

/** What somebody asks of a room. The commands are made of the state they meet, so that whoever comes second is told so. */
export interface Asked {
	/** Counts once, however often it is sent. */
	readonly key: string;
	/** Who asks; null for the clock. */
	readonly personId: string | null;
	readonly commands: (state: TrialState) => readonly object[] | { readonly refusal: RefusalCode };
	/** What was written for a `write` decision, said or asked: it belongs to the last of the commands. */
	readonly text?: string | undefined;
}

export type Answered = { readonly seq: number } | { readonly refusal: RefusalCode };

/** An event to append, with the state that it leads to. */
interface Step {
	readonly event: TrialEvent;
	readonly before: TrialState;
	readonly after: TrialState;
	readonly key: string;
	readonly personId: string | null;
	readonly text: string | undefined;
}

export interface Decided {
	readonly answers: readonly Answered[];
	readonly steps: readonly Step[];
	readonly state: TrialState;
}

/** Decides what was asked of a room together, one after another, and writes nothing. */
export function decideAll(room: Room, asked: readonly Asked[]): Decided {
	const seen = new Set(room.keys);
	const steps: Step[] = [];
	let { state } = room;
	const answers = asked.map((one): Answered => {
		if (seen.has(one.key)) return { seq: state.seq };
		const taken = decideOne(room, state, one);
		if ('refusal' in taken) return taken;
		steps.push(...taken);
		seen.add(one.key);
		state = taken.at(-1)?.after ?? state;
		return { seq: state.seq };
	});
	return { answers, steps, state };
}

/** All the commands of one asking, or none of them. */
function decideOne(
	{ scenario }: Room,
	from: TrialState,
	{ commands, key, personId, text }: Asked
): Step[] | { refusal: RefusalCode } {
	const made = commands(from);
	if ('refusal' in made) return made;
	const steps: Step[] = [];
	for (const command of made) {
		const before = steps.at(-1)?.after ?? from;
		const decided = decide(scenario, before, command);
		if ('refusal' in decided) return decided;
		const [event] = decided.events;
		if (!event || decided.events.length !== 1) throw new Error('A command leads to one event.');
		const ownKey = steps.length === 0 ? key : `${key}:${steps.length + 1}`;
		const isLast = steps.length === made.length - 1;
		steps.push({
			...{ event, before, after: evolve(scenario, before, event), key: ownKey, personId },
			text: isLast ? text : undefined
		});
	}
	return steps;
}

/**
 * Appends what was decided. `(trial, seq)` and `(trial, key)` are unique: a violation means that another writer was faster.
 */
export async function store(
	app: Pick<TrialsApp, 'newId' | 'clock'>,
	trx: Transaction<Tables>,
	room: Room,
	steps: readonly Step[]
): Promise<void> {
	for (const step of steps) await storeStep(app, trx, room, step);
	const last = steps.at(-1)?.after;
	if (last) await keepHead(trx, room, last);
}

/**
 * Lists show how a trial stands, and the clock its deadline. The whole state is hashed only where that changes: at each scene
 * it would take as long as all else that is written.
 */
async function keepHead(trx: Transaction<Tables>, { trial, state: before }: Room, after: TrialState): Promise<void> {
	if (before.status !== after.status || before.rewinds !== after.rewinds) await putHead(trx, headOf(trial.id, after));
	else if (before.case.at !== after.case.at || deadlineOf(before) !== deadlineOf(after))
		await moveHead(trx, { trial_id: trial.id, scene: after.case.at ?? '', deadline_at: deadlineOf(after) });
}

async function storeStep(
	app: Pick<TrialsApp, 'newId' | 'clock'>,
	trx: Transaction<Tables>,
	room: Room,
	{ event, after, key, personId, text }: Step
): Promise<void> {
	const seat = seatOfEvent(after, event);
	const place = seat ? (room.places.get(placeName(seat)) ?? null) : null;
	const sealed =
		text !== undefined && personId !== null
			? await sealText(trx, { id: app.newId(), personId, body: text })
			: undefined;
	await appendEvent(trx, {
		trial_id: room.trial.id,
		seq: after.seq,
		...storeEvent(event),
		seat_id: place,
		person_id: personId,
		text_id: sealed?.textId ?? null,
		text_hash: sealed?.textHash ?? null,
		command_key: key,
		at: app.clock().toISOString()
	});
	if (event.type === 'debrief-closed') await recordRoom(app, trx, { ...room, state: after }, personId);
	if (event.type === 'voted' && personId !== null && event.answer.kind === 'write')
		await dropDraft(trx, personId, draftPlace(room.trial.id, event.decision));
	if (place === null || !seat) return;
	if (event.type === 'seat-taken')
		await openHolder(trx, { seat: place, person: holderOf(seat), trial: room.trial.id, seq: after.seq });
	if (event.type === 'seat-left') await closeHolder(trx, place, after.seq);
}

/** Brings a room to where it stands once its steps are durable. */
export function follow(room: Room, { steps, state }: Pick<Decided, 'steps' | 'state'>): void {
	const said = steps.flatMap(({ event, after, text }): [number, string][] =>
		text !== undefined && isTalk(event) ? [[after.seq, text]] : []
	);
	room.state = state;
	if (said.length > 0) room.texts = new Map([...room.texts, ...said]);
	for (const { key } of steps) room.keys.add(key);
}
