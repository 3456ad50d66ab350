import type { Transaction } from 'kysely';
import type { Act, Person } from '#lib/people/index.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { appendRequestAct, requestsOf } from '../db/marking-request-repository.ts';
import type { Tables } from '../db/tables.ts';
import type { TrialsApp } from '../trials/trials-app.ts';
import { ownText } from './own-text.ts';
import { requestState, type RequestState } from './request-state.ts';
import { untilNotFaster } from './until-not-faster.ts';

/** A text of one's own, by the event that holds it. */
export interface OwnText {
	readonly trialId: string;
	readonly seq: number;
}

/** `writing/marked`: a trainer was faster; `writing/erased`: there is no text left to mark. */
export type AskRefusal = 'writing/not-found' | 'writing/marked' | 'writing/erased';

interface Change {
	readonly to: 'asked' | 'withdrawn';
	readonly permission: Act;
}

/** Asks for a trainer's reading of one's text: from here on trainers see it. Asked already, it stays so. */
export const askMarking = (app: TrialsApp, person: Person, text: OwnText): Promise<AskRefusal | undefined> =>
	untilNotFaster(app.db, (trx) => change(app, trx, person, { ...text, to: 'asked', permission: 'writing/ask' }));

/** Takes the request back, as long as no trainer has marked the text: they see it no more. */
export const withdrawMarking = (app: TrialsApp, person: Person, text: OwnText): Promise<AskRefusal | undefined> =>
	untilNotFaster(app.db, (trx) =>
		change(app, trx, person, { ...text, to: 'withdrawn', permission: 'writing/withdraw' })
	);

async function change(
	app: TrialsApp,
	trx: Transaction<Tables>,
	person: Person,
	{ trialId, seq, to, permission }: OwnText & Change
): Promise<AskRefusal | undefined> {
	const own = await ownText(app, trx, person, { act: permission, trialId, seq });
	if (!own) return 'writing/not-found';
	const request = requestState(await requestsOf(trx, trialId), seq);
	if (request.state === 'marked') return 'writing/marked';
	if (isSo(request, to)) return undefined;
	if (to === 'asked' && own.text.body === null) return 'writing/erased';
	const at = app.clock().toISOString();
	const row = { trial_id: trialId, event_seq: seq, seq: request.next, act: to, by_person_id: person.id, at };
	await appendRequestAct(trx, { ...row, writerId: own.text.writerId });
	await appendJournal(trx, { at, actorId: person.id, act: `writing/${to}`, subject: trialId, body: { event: seq } });
	return undefined;
}

const isSo = ({ state }: RequestState, to: Change['to']): boolean =>
	state === to || (to === 'withdrawn' && state === 'none');
