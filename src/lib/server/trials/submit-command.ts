import { may, type Person } from '#lib/people/index.ts';
import {
	decide,
	evolve,
	isRecorded,
	type CommandOf,
	type RefusalCode,
	type TrialEvent,
	type TrialState
} from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { inTransaction } from '../db/database.ts';
import { dropDraft } from '../db/draft-repository.ts';
import { sealText, type SealedText } from '../db/sealed-text-repository.ts';
import { appendEvent, findEventByKey, putHead } from '../db/trial-repository.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';
import { heldTrial, type HeldTrial } from './held-trial.ts';
import { provedBy, recordEnd } from './record-end.ts';
import { storeEvent } from './stored-event.ts';
import { headOf } from './trial-head.ts';

/** What a seat asks, with what the engine must not know of it: the key that makes it count once, the text typed. */
export interface Submission {
	/** A command of this seat; the role is the seat's own, never the form's. */
	command: SeatCommand;
	key: string;
	/** The text of a `write` decision. */
	text?: string | undefined;
}

type WithoutActor<C> = C extends unknown ? Omit<C, 'role' | 'by'> : never;
export type SeatCommand = WithoutActor<
	CommandOf<'decide' | 'ask' | 'finish-asking' | 'raise' | 'pass' | 'abandon' | 'rewind'>
>;

export type Submitted = { state: TrialState } | { refusal: RefusalCode | 'trial/not-found' };

/** How often another writer may have been faster before we give up. */
const attempts = 5;

/**
 * Takes one command of a person in their trial: decided by the engine, appended, then acknowledged. The same key twice
 * is taken once; a stranger's trial is not found. Where another writer was faster, `(trial, seq)` refuses the event and the
 * command is decided again.
 */
export async function submitCommand(
	app: TrialsApp,
	person: Person,
	trialId: string,
	submission: Submission
): Promise<Submitted> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await take(app, person, trialId, submission);
		} catch (error) {
			if (!isUniqueViolation(error) || attempt === attempts) throw error;
		}
	}
}

async function take(
	app: TrialsApp,
	person: Person,
	trialId: string,
	{ command, key, text }: Submission
): Promise<Submitted> {
	const held = await heldTrial(app, app.db.read, person.id, trialId);
	if (!held || !may(person, 'trial/play', { ownerId: held.trial.opened_by })) return { refusal: 'trial/not-found' };
	if (await findEventByKey(app.db.read, trialId, key)) return { state: held.state };
	const decided = decide(held.scenario, held.state, { ...command, role: held.role });
	if ('refusal' in decided) return decided;
	const [event] = decided.events;
	if (!event || decided.events.length !== 1) throw new Error('A command leads to one event.');
	return { state: await append(app, person, held, { event, key, text }) };
}

async function append(
	app: TrialsApp,
	person: Person,
	held: HeldTrial,
	{ event, key, text }: { event: TrialEvent; key: string; text: string | undefined }
): Promise<TrialState> {
	const trialId = held.trial.id;
	const at = app.clock().toISOString();
	const state = evolve(held.scenario, held.state, event);
	const isFirstEnding = state.ending !== null && !isRecorded(held.state);
	const played = { number: state.rewinds, events: state.branch, state };
	const proved = isFirstEnding ? await provedBy(held.scenario, played) : null;
	await inTransaction(app.db, async (trx) => {
		const sealed =
			text === undefined ? undefined : await sealText(trx, { id: app.newId(), personId: person.id, body: text });
		await appendEvent(trx, {
			trial_id: trialId,
			seq: state.seq,
			...storeEvent(event),
			seat_id: held.seat.id,
			person_id: person.id,
			...textColumns(sealed),
			command_key: key,
			at
		});
		await putHead(trx, headOf(trialId, state));
		if (event.type === 'decided') await dropDraft(trx, person.id, draftPlace(trialId, event.decision));
		if (proved) await recordEnd(app, trx, person, held, proved);
	});
	return state;
}

const textColumns = (sealed: SealedText | undefined) => ({
	text_id: sealed?.textId ?? null,
	text_hash: sealed?.textHash ?? null
});

/** Where the draft of a written decision is kept. */
export const draftPlace = (trialId: string, decision: string): string => `trial:${trialId}:${decision}`;
