import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import {
	bestLine,
	debrief,
	minutes,
	notePrompts,
	solveBackwards,
	type BestLine,
	type Branch,
	type Debrief,
	type MinuteLine,
	type NotePrompt
} from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { readSealedTexts } from '../db/sealed-text-repository.ts';
import { gateDebriefsOf, type TrialRow } from '../db/trial-repository.ts';
import { countedIn } from '../marking/assessed-texts.ts';
import { seeWritings, type SeenWriting } from '../marking/see-writings.ts';
import { seeGrids, type SeenGrids } from '../live/see-grids.ts';
import { gateTextId } from './debrief-gate.ts';
import type { StandingTrial } from './held-trial.ts';
import { inSlices } from './in-slices.ts';
import { readEndedTrial } from './read-ended-trial.ts';
import { recordNaming, type RecordNaming } from './record-naming.ts';
import { replaysOf, type SeenReplays } from './see-replays.ts';

/** What the debrief page shows, to the player or to a certifier who examines their dossier: the recorded play. */
export interface SeenDebrief {
	own: boolean;
	/** Played in a room: of it each reads their own part. */
	live: boolean;
	purpose: TrialRow['purpose'];
	debrief: Debrief;
	bestLine: BestLine;
	minutes: MinuteLine[];
	/** Ids of all the sources of the scenario. */
	law: readonly string[];
	/** The answers to the questions of grave errors already debriefed, by gate; null once erased. */
	gateAnswers: Record<string, string | null>;
	/** The texts written in the trial, by decision; null once erased. */
	texts: Record<string, string | null>;
	/** The marks of those texts and whether a trainer is asked to read them, by decision. */
	writings: Readonly<Record<string, SeenWriting>>;
	/** What the observers of the room found in the role; null alone. */
	grids: SeenGrids | null;
	/** Who named the play of the record, and why; null where it is the first that ended. */
	naming: RecordNaming | null;
	/** What to write down for oneself; nothing for another reader. */
	prompts: readonly NotePrompt[];
	/** The plays after the recorded one; nothing for another reader. */
	replays: SeenReplays;
}

/** The debrief of the recorded play of a trial, also while another is being played. */
export async function seeDebrief(
	app: TrialsApp,
	person: Person,
	trialId: string,
	language: Language,
	fact: string | null = null
): Promise<SeenDebrief | 'not-ended' | 'in-room' | undefined> {
	const readable = await readEndedTrial(app, person, trialId, fact);
	if (!readable || typeof readable === 'string') return readable;
	const { own, playerId, playedAs, whose, standing, recorded } = readable;
	const { trial, scenario } = standing;
	const { state } = recorded;
	const { writings, marks } = await seeWritings(app.db.read, { ...standing, state }, { own, language });
	await inSlices(solveBackwards(scenario, state, whose.role));
	const seen = debrief(scenario, state, language, countedIn(state, marks), whose);
	const live = trial.mode === 'live';
	return {
		own,
		live,
		purpose: readable.purpose,
		debrief: seen,
		bestLine: bestLine(scenario, state, language, whose),
		minutes: minutes(scenario, state, language),
		law: scenario.index.sources,
		gateAnswers: await gateAnswers(app, trialId, { branch: recorded.number, personId: playerId }),
		texts: await writtenTexts(app, standing, recorded, playedAs),
		writings,
		grids: live ? await seeGrids(app.db.read, { trialId, scenario, state: standing.state }, whose.role) : null,
		naming: await recordNaming(app.db.read, standing.log, language),
		prompts: own ? notePrompts(seen) : [],
		replays: own && !live ? replaysOf(readable, marks, language) : { all: [], playing: null }
	};
}

async function gateAnswers(
	app: TrialsApp,
	trialId: string,
	{ branch, personId }: { branch: number; personId: string }
): Promise<Record<string, string | null>> {
	const rows = await gateDebriefsOf(app.db.read, trialId, branch);
	const gates = rows.filter((row) => row.person_id === personId).map(({ gate }) => gate);
	const place = (gate: string) => gateTextId(trialId, branch, gate);
	const bodies = await readSealedTexts(app.db.read, gates.map(place));
	return Object.fromEntries(gates.map((gate) => [gate, bodies.get(place(gate)) ?? null]));
}

async function writtenTexts(
	app: TrialsApp,
	{ log }: StandingTrial,
	{ events }: Branch,
	personId: string
): Promise<Record<string, string | null>> {
	const written = events.flatMap(({ seq, event }) => {
		const row = log.find((one) => one.seq === seq);
		if ((event.type !== 'decided' && event.type !== 'voted') || row?.person_id !== personId) return [];
		return row.text_id ? [{ decision: event.decision, textId: row.text_id }] : [];
	});
	const bodies = await readSealedTexts(
		app.db.read,
		written.map(({ textId }) => textId)
	);
	return Object.fromEntries(written.map(({ decision, textId }) => [decision, bodies.get(textId) ?? null]));
}
