import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import { presentScenario } from '#lib/trial/index.ts';
import type { App } from '../app.ts';
import { addressKey, takeAttempt } from '../auth/attempt-limits.ts';
import { newToken, tokenHash } from '../auth/token.ts';
import { inTransaction } from '../db/database.ts';
import {
	findMember,
	findRoomByCode,
	insertGuest,
	insertPass,
	membersOf,
	putMember,
	type LiveRoomRow
} from '../db/live-room-repository.ts';
import { readGuestName, type NameProblem } from './guest-name.ts';
import { readJoinCode } from './join-code.ts';

/** Wrong codes allowed from one address in a quarter of an hour: a class shares one, a guesser has few. */
const mostWrongCodes = 60;

/** The door of a room, as somebody with its code sees it. */
export interface Door {
	readonly trialId: string;
	readonly code: string;
	readonly title: string;
	readonly note: string;
	readonly guests: boolean;
	readonly locked: boolean;
	readonly over: boolean;
	readonly plannedFor: string | null;
}

export type FoundDoor =
	Door | { readonly refusal: 'live/no-such-code' } | { readonly refusal: 'live/too-many'; readonly retryAt: string };

/** The room of a code. Wrong codes are counted by address; the counts survive a restart. */
export async function findDoor(app: App, typed: string, address: string, language: Language): Promise<FoundDoor> {
	const attempt = await takeAttempt(app, [{ key: `join:${addressKey(address)}`, most: mostWrongCodes }]);
	if (!attempt.allowed) return { refusal: 'live/too-many', retryAt: attempt.retryAt };
	const code = readJoinCode(typed);
	const row = code === undefined ? undefined : await findRoomByCode(app.db.read, code);
	if (!row) return { refusal: 'live/no-such-code' };
	await attempt.succeeded();
	return doorOf(app, row, language);
}

async function doorOf(app: App, row: LiveRoomRow, language: Language): Promise<Door> {
	const room = await app.live.room(row.trial_id);
	if (!room) throw new Error(`The room ${row.trial_id} has no trial.`);
	const { title, note } = presentScenario(room.scenario, language);
	return {
		...{ trialId: row.trial_id, code: row.code, title, note },
		guests: row.guests === 1,
		locked: row.locked_at !== null,
		over: room.state.status !== 'playing',
		plannedFor: row.planned_for
	};
}

export type Entered =
	| { readonly entered: 'account' }
	| { readonly entered: 'guest'; readonly token: string }
	| { readonly refusal: 'live/locked' | 'live/over' | 'live/no-guests' | 'live/removed' | NameProblem }
	| { readonly refusal: 'live/too-many'; readonly retryAt: string };

/** Guests who may come into one room from one address in a quarter of an hour: a full hall, not a machine with names. */
const mostGuests = 120;

/** Lets a person in by their account; a trainer may come to conduct. Whoever was in the room before comes back as they were. */
export async function enterByAccount(
	app: App,
	person: Person,
	{ trialId, locked, over }: Door,
	conducts: boolean
): Promise<Entered> {
	const known = await findMember(app.db.read, trialId, person.id);
	if (known?.removed_at) return { refusal: 'live/removed' };
	if (!known && locked) return { refusal: 'live/locked' };
	if (!known && over) return { refusal: 'live/over' };
	const part = conducts && may(person, 'live/conduct') ? 'conductor' : 'player';
	const joined_at = app.clock().toISOString();
	await putMember(app.db.write, { trial_id: trialId, person_id: person.id, part, joined_at, removed_at: null });
	await app.live.peopleChanged(trialId);
	return { entered: 'account' };
}

/** Lets somebody without an account in, under a name that nobody there has; they come back by a token. */
export async function enterAsGuest(
	app: App,
	{ trialId, locked, over, guests }: Door,
	{ name: typed, language, address }: { name: unknown; language: Language; address: string }
): Promise<Entered> {
	if (!guests) return { refusal: 'live/no-guests' };
	if (locked) return { refusal: 'live/locked' };
	if (over) return { refusal: 'live/over' };
	const there = (await membersOf(app.db.read, trialId)).flatMap((one) => [one.name_latin, one.name_arabic]);
	const read = readGuestName(typed, there);
	if ('problem' in read) return { refusal: read.problem };
	const attempt = await takeAttempt(app, [{ key: `guest:${trialId}:${addressKey(address)}`, most: mostGuests }]);
	if (!attempt.allowed) return { refusal: 'live/too-many', retryAt: attempt.retryAt };
	const [id, token, at] = [app.newId(), newToken(), app.clock().toISOString()];
	await inTransaction(app.db, async (trx) => {
		await insertGuest(trx, { id, name: read.name, language, at });
		await putMember(trx, { trial_id: trialId, person_id: id, part: 'player', joined_at: at, removed_at: null });
		await insertPass(trx, { token_hash: tokenHash(token), trial_id: trialId, person_id: id, at });
	});
	await app.live.peopleChanged(trialId);
	return { entered: 'guest', token };
}
