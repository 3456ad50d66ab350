import { timingSafeEqual } from 'node:crypto';
import type { App } from '../app.ts';
import { addressKey, takeAttempt } from '../auth/attempt-limits.ts';
import { newToken, tokenHash } from '../auth/token.ts';
import { findLiveRoom, insertPass } from '../db/live-room-repository.ts';
import { latinDigits } from '#lib/i18n/fold-text.ts';

export type EnteredScreen =
	| { readonly token: string }
	| { readonly refusal: 'live/wrong-pin' }
	| { readonly refusal: 'live/too-many'; readonly retryAt: string };

/** Wrong PINs allowed in a quarter of an hour, for one room from anywhere: a million PINs outlast any session. */
const mostWrongPins = 10;

/** Lets a big screen follow a room, for its PIN. A room that does not exist answers as a wrong PIN does. */
export async function enterScreen(
	app: App,
	trialId: string,
	{ pin, address }: { pin: string; address: string }
): Promise<EnteredScreen> {
	const attempt = await takeAttempt(app, [
		{ key: `screen:${trialId}`, most: mostWrongPins },
		{ key: `screen-from:${addressKey(address)}`, most: 5 * mostWrongPins }
	]);
	if (!attempt.allowed) return { refusal: 'live/too-many', retryAt: attempt.retryAt };
	const room = await findLiveRoom(app.db.read, trialId);
	if (!room || !isSame(room.screen_pin, latinDigits(pin).replace(/\s/g, ''))) return { refusal: 'live/wrong-pin' };
	await attempt.succeeded();
	const token = newToken();
	const at = app.clock().toISOString();
	await insertPass(app.db.write, { token_hash: tokenHash(token), trial_id: trialId, person_id: null, at });
	return { token };
}

const isSame = (pin: string, typed: string): boolean =>
	pin.length > 0 &&
	pin.length === typed.length &&
	timingSafeEqual(Buffer.from(pin), Buffer.from(typed.normalize('NFKC').replace(/[^\x20-\x7e]/g, '?')));
