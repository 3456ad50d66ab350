import type { Person } from '#lib/people/index.ts';
import { recordedBranch, type Branch, type Whose } from '#lib/trial/index.ts';
import { certifierMaySee, learnerOfFact } from '../certification/certifier-may-see.ts';
import type { TrialRow } from '../db/trial-repository.ts';
import { claimedGuest } from '../db/guest-repository.ts';
import { isWhole, provedPart } from '../live/proved-parts.ts';
import { holderOf } from '../live/room.ts';
import { trainersMarks } from '../marking/assessed-texts.ts';
import { anyTrial, branchesIn, type StandingTrial } from './held-trial.ts';
import type { TrialsApp } from './trials-app.ts';

/** A trial whose record is made, opened by someone who may read it. */
export interface ReadableTrial {
	readonly own: boolean;
	/** Whose part in it is read: alone its player, live one of those who played. */
	readonly playerId: string;
	/** Under whom they were in it: themself, or the guest whose part they have claimed. */
	readonly playedAs: string;
	readonly whose: Whose;
	/** Of a live trial, practice where its player took part in too little of it to count. */
	readonly purpose: TrialRow['purpose'];
	readonly standing: StandingTrial;
	readonly branches: readonly Branch[];
	readonly recorded: Branch;
}

/**
 * The trial to its player, and to a certifier who examines it as evidence. `not-ended` while no play of it has, `in-room`
 * while the room has not closed its debrief; undefined for whom it does not exist.
 * @param fact of a live trial, for a certifier: the fact of the dossier, which says whose part is meant
 */
export async function readEndedTrial(
	app: TrialsApp,
	person: Person,
	trialId: string,
	fact: string | null = null
): Promise<ReadableTrial | 'not-ended' | 'in-room' | undefined> {
	const standing = await anyTrial(app, app.db.read, trialId);
	if (!standing) return undefined;
	return standing.trial.mode === 'live' ? readLive(app, person, standing, fact) : readSolo(app, person, standing);
}

async function readSolo(app: TrialsApp, person: Person, standing: StandingTrial) {
	const playerId = standing.trial.opened_by;
	const own = playerId === person.id;
	if (!own && !(await certifierMaySee(app, person, { kind: 'trial', id: standing.trial.id }))) return undefined;
	const branches = branchesIn(standing);
	const recorded = recordedBranch(branches);
	const role = recorded?.state.opened?.role;
	const { purpose } = standing.trial;
	return recorded && role
		? { own, playerId, playedAs: playerId, whose: { role }, purpose, standing, branches, recorded }
		: ('not-ended' as const);
}

/** Of a live trial each reads their own part, once the room has gone through it. */
async function readLive(app: TrialsApp, person: Person, standing: StandingTrial, fact: string | null) {
	const { trial, scenario, state } = standing;
	const learner = fact === null ? person.id : await learnerOfFact(app, person, { trialId: trial.id, fact });
	if (learner === undefined) return undefined;
	const playedAs = (await claimedGuest(app.db.read, trial.id, learner)) ?? learner;
	if (!state.live?.seats.some((seat) => holderOf(seat) === playedAs)) return undefined;
	const branches = branchesIn(standing);
	const recorded = recordedBranch(branches);
	if ((state.live.debrief?.closed ?? null) === null || !recorded) return 'in-room' as const;
	const part = provedPart(scenario, recorded, playedAs, await trainersMarks(app.db.read, trial.id));
	if (!part) return 'in-room' as const;
	const { seat, role } = part.seat;
	const purpose = isWhole(part) ? trial.purpose : 'practice';
	const own = learner === person.id;
	return { own, playerId: learner, playedAs, whose: { role, seat }, purpose, standing, branches, recorded };
}
