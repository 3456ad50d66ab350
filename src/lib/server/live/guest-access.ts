import { randomBytes } from 'node:crypto';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { addressKey, takeAttempt } from '../auth/attempt-limits.ts';
import { newToken, tokenHash } from '../auth/token.ts';
import { inTransaction } from '../db/database.ts';
import { claimedGuest, claimsOf, insertClaim, putGuestCode, takeGuestCode } from '../db/guest-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { findMember, insertPass } from '../db/live-room-repository.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';
import type { TrialsApp } from '../trials/trials-app.ts';
import { joinCode, readJoinCode } from './join-code.ts';
import { recordPart } from './record-room.ts';
import type { Here } from './member-here.ts';

const goodFor = 15 * 60_000;

/** Wrong codes allowed from one address in a quarter of an hour. */
const mostWrongCodes = 20;

/** Gives a guest a code, good once within a quarter of an hour: for another device, or for an account. */
export async function giveGuestCode(
	app: Pick<App, 'db' | 'clock'>,
	{ personId }: Here,
	trialId: string
): Promise<{ code: string; until: string }> {
	const code = joinCode(randomBytes(5));
	const until = new Date(app.clock().getTime() + goodFor).toISOString();
	const row = { code_hash: tokenHash(code), trial_id: trialId, guest_id: personId, expires_at: until };
	await inTransaction(app.db, (trx) => putGuestCode(trx, row));
	return { code, until };
}

export type UsedCode =
	| { readonly entered: 'account' }
	| { readonly entered: 'guest'; readonly token: string }
	| { readonly refusal: 'live/wrong-guest-code' | ClaimProblem }
	| { readonly refusal: 'live/too-many'; readonly retryAt: string };

type ClaimProblem = 'live/already-here' | 'live/already-claimed';

/** Comes in as the guest to whom a code was given: with another device, or for good by an account. */
export async function useGuestCode(
	app: App,
	trialId: string,
	{ typed, address, person }: { typed: string; address: string; person: Person | null }
): Promise<UsedCode> {
	const attempt = await takeAttempt(app, [{ key: `guest-code:${addressKey(address)}`, most: mostWrongCodes }]);
	if (!attempt.allowed) return { refusal: 'live/too-many', retryAt: attempt.retryAt };
	const code = readJoinCode(typed);
	const asked = { codeHash: tokenHash(code ?? ''), trialId, now: app.clock().toISOString() };
	const guestId = await inTransaction(app.db, (trx) => takeGuestCode(trx, asked));
	if (guestId === undefined) return { refusal: 'live/wrong-guest-code' };
	await attempt.succeeded();
	if (person) return claimPart(app, person, trialId, guestId);
	const token = newToken();
	const pass = { token_hash: tokenHash(token), trial_id: trialId, person_id: guestId, at: asked.now };
	await insertPass(app.db.write, pass);
	return { entered: 'guest', token };
}

/** Whether an account has claimed the part of a guest. */
export const isClaimed = async ({ db }: Pick<App, 'db'>, { personId }: Here, trialId: string): Promise<boolean> =>
	(await claimsOf(db.read, trialId)).has(personId);

/** Lets an account be from now on who a guest was in a room: their seat, what they did, what it proves. */
export async function claimPart(
	app: TrialsApp,
	person: Person,
	trialId: string,
	guestId: string
): Promise<{ readonly entered: 'account' } | { readonly refusal: ClaimProblem }> {
	const isHeld = (await claimedGuest(app.db.read, trialId, person.id)) === guestId;
	const refusal = isHeld ? undefined : await claim(app, person, trialId, guestId);
	if (refusal) return { refusal };
	await recordPart(app, trialId, guestId, person.id);
	return { entered: 'account' };
}

async function claim(
	app: TrialsApp,
	person: Person,
	trialId: string,
	guestId: string
): Promise<ClaimProblem | undefined> {
	if (await findMember(app.db.read, trialId, person.id)) return 'live/already-here';
	const at = app.clock().toISOString();
	try {
		await inTransaction(app.db, async (trx) => {
			await insertClaim(trx, { guest_id: guestId, trial_id: trialId, person_id: person.id, at });
			const body = { guest: guestId };
			await appendJournal(trx, { at, actorId: person.id, act: 'live/claimed', subject: trialId, body });
		});
	} catch (error) {
		if (isUniqueViolation(error)) return 'live/already-claimed';
		throw error;
	}
	return undefined;
}
