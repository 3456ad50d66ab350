import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import {
	hearing,
	isReplay,
	minutes,
	momentTitle,
	type Hearing,
	type MinuteLine,
	type Moment
} from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { draftsUnder } from '../db/draft-repository.ts';
import type { TrialRow } from '../db/trial-repository.ts';
import { branchesIn, heldTrial, type HeldTrial } from './held-trial.ts';
import { draftPlace } from './submit-command.ts';

/** What the play page shows its player. */
export interface SeenTrial {
	purpose: TrialRow['purpose'];
	/** Of its open decisions the page carries one, the first: they are taken one at a time. */
	view: Hearing;
	/** The titles of the others. */
	later: string[];
	/** How much the file holds, and the last lines of the minutes: the parts themselves are `seeFilePart`'s. */
	file: { law: number; minutes: number; past: number; latest: MinuteLine[] };
	/** Present where an ended trial is being played again: its first version stays the record. */
	replay: SeenReplay | null;
	/** What was being written, by decision. */
	drafts: Record<string, string>;
}

/** The branch that is being played again. */
export interface SeenReplay {
	readonly number: number;
	/** The decision from which it is played again. */
	readonly from: Moment | null;
}

/** A person's own trial as their seat sees it; undefined when they hold no seat in it. */
export async function seeTrial(
	app: TrialsApp,
	person: Person,
	trialId: string,
	language: Language
): Promise<SeenTrial | undefined> {
	const held = await heldTrial(app, app.db.read, person.id, trialId);
	if (!held) return undefined;
	const prefix = draftPlace(trialId, '');
	const drafts = await draftsUnder(app.db.read, person.id, prefix);
	return {
		purpose: held.trial.purpose,
		...oneDecision(hearing(held.scenario, held.state, held.role, language)),
		file: glance(held, language),
		replay: replayNow(held, language),
		drafts: Object.fromEntries([...drafts].map(([place, body]) => [place.slice(prefix.length), body]))
	};
}

function oneDecision(view: Hearing): Pick<SeenTrial, 'view' | 'later'> {
	const [first, ...later] = view.decisions;
	return { view: { ...view, decisions: first ? [first] : [] }, later: later.map(({ title }) => title) };
}

function glance({ scenario, state }: HeldTrial, language: Language): SeenTrial['file'] {
	const lines = minutes(scenario, state, language);
	const { sources } = scenario.index;
	return { law: sources.length, minutes: lines.length, past: state.case.closed.length, latest: lines.slice(-4) };
}

function replayNow(held: HeldTrial, language: Language): SeenReplay | null {
	const { state, scenario } = held;
	if (!isReplay(state)) return null;
	const branches = branchesIn(held);
	const from = branches.at(-1)?.from;
	const origin = branches.find(({ number }) => number === from?.branch);
	return { number: state.rewinds, from: from && origin ? momentTitle(scenario, origin, from.seq, language) : null };
}
