import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import {
	minutes,
	presentScenario,
	recordedBranch,
	view,
	type Branch,
	type MinuteLine,
	type View
} from '#lib/trial/index.ts';
import { claimedGuest } from '../db/guest-repository.ts';
import { findMember } from '../db/live-room-repository.ts';
import { holderOf } from '../live/room.ts';
import { anyTrial, branchesIn, type StandingTrial } from './held-trial.ts';
import { readEndedTrial } from './read-ended-trial.ts';
import { recordNaming, type RecordNaming } from './record-naming.ts';
import type { TrialsApp } from './trials-app.ts';

/** The minutes of the recorded play of a trial, with what stands at their head and at their end. */
export interface SeenMinutes {
	readonly case: { readonly id: string; readonly version: string; readonly title: string };
	/** The role of whoever reads; empty for who conducted or watched. */
	readonly role: string;
	/** Whoever reads was in the room without a seat: they have no debrief of their own. */
	readonly watched: boolean;
	readonly openedAt: string;
	readonly lines: readonly MinuteLine[];
	/** The exhibits produced in the hearing. */
	readonly exhibits: readonly string[];
	readonly verdict: View['ending'];
	/** Who named the play of the record, and why; null where it is the first that ended. */
	readonly naming: RecordNaming | null;
}

/**
 * The minutes, to those who may read the debrief, and to everybody who was in the room of a live trial: they are public.
 * `not-ended` or `in-room` while no play has, undefined for whom there is no trial.
 */
export async function seeMinutes(
	app: TrialsApp,
	person: Person,
	trialId: string,
	language: Language,
	fact: string | null = null
): Promise<SeenMinutes | 'not-ended' | 'in-room' | undefined> {
	const readable = (await readInRoom(app, person, trialId)) ?? (await readAsEvidence(app, person, trialId, fact));
	if (!readable || typeof readable === 'string') return readable;
	const { standing, recorded, role } = readable;
	const { scenario, trial } = standing;
	const { title, roles } = presentScenario(scenario, language);
	const seen = view(scenario, recorded.state, 'public', language);
	return {
		case: { id: trial.scenario_id, version: scenario.structure.version, title },
		role: roles.find(({ id }) => id === role)?.name ?? role,
		watched: role === '',
		openedAt: trial.at,
		lines: minutes(scenario, recorded.state, language),
		exhibits: seen.exhibits.map(({ label }) => label),
		verdict: seen.ending,
		naming: await recordNaming(app.db.read, standing.log, language)
	};
}

interface ReadMinutes {
	readonly standing: StandingTrial;
	readonly recorded: Branch;
	readonly role: string;
}

async function readAsEvidence(app: TrialsApp, person: Person, trialId: string, fact: string | null) {
	const readable = await readEndedTrial(app, person, trialId, fact);
	return typeof readable === 'object' ? { ...readable, role: readable.whose.role } : readable;
}

async function readInRoom(
	app: TrialsApp,
	person: Person,
	trialId: string
): Promise<ReadMinutes | 'in-room' | undefined> {
	const playedAs = (await claimedGuest(app.db.read, trialId, person.id)) ?? person.id;
	const member = await findMember(app.db.read, trialId, playedAs);
	const standing = member?.removed_at === null ? await anyTrial(app, app.db.read, trialId) : undefined;
	if (!standing) return undefined;
	const recorded = recordedBranch(branchesIn(standing));
	const seat = recorded?.state.live?.seats.findLast((one) => holderOf(one) === playedAs);
	return recorded ? { standing, recorded, role: seat?.role ?? '' } : 'in-room';
}
