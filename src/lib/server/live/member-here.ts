import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { tokenHash } from '../auth/token.ts';
import { claimedGuest } from '../db/guest-repository.ts';
import { findGuestByPass, findMember, findPass, type LiveMemberRow } from '../db/live-room-repository.ts';

/** Who asks, as far as a request says: by account, or by a room's own token. */
export interface Caller {
	readonly person: Person | null;
	readonly token: string | undefined;
}

/** Somebody who is in a room. */
export interface Here {
	readonly personId: string;
	/** Came to conduct, and is still a trainer: who is none any more only watches. */
	readonly conducts: boolean;
	readonly guest: boolean;
}

/** Who asks, where they are in the room and were not put out; undefined for anybody else: the room is as good as absent. */
export async function memberHere(
	{ db }: Pick<App, 'db'>,
	trialId: string,
	{ person, token }: Caller
): Promise<Here | undefined> {
	const own = person && (await findMember(db.read, trialId, person.id));
	if (own) return hereOf(own, { guest: false, mayConduct: may(person, 'live/conduct') });
	const claimed = person && (await claimedGuest(db.read, trialId, person.id));
	if (claimed) return guestHere(await findMember(db.read, trialId, claimed));
	return token ? guestHere(await findGuestByPass(db.read, trialId, tokenHash(token))) : undefined;
}

const guestHere = (guest: LiveMemberRow | undefined): Here | undefined =>
	guest && hereOf(guest, { guest: true, mayConduct: false });

function hereOf(
	{ person_id, part, removed_at }: LiveMemberRow,
	{ guest, mayConduct }: { guest: boolean; mayConduct: boolean }
): Here | undefined {
	if (removed_at !== null) return undefined;
	return { personId: person_id, conducts: part === 'conductor' && mayConduct, guest };
}

/** Whether a token is one that the big screen of a room was given for its PIN. */
export async function isScreen({ db }: Pick<App, 'db'>, trialId: string, token: string | undefined): Promise<boolean> {
	const pass = token ? await findPass(db.read, trialId, tokenHash(token)) : undefined;
	return pass?.person_id === null;
}
