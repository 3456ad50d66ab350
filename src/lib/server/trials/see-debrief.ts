import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import { debrief, minutes, sourcesOf, type Debrief, type MinuteLine } from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { certifierMaySee } from '../certification/certifier-may-see.ts';
import { readSealedTexts } from '../db/sealed-text-repository.ts';
import { gateDebriefsOf, type TrialRow } from '../db/trial-repository.ts';
import { countedIn } from '../marking/assessed-texts.ts';
import { seeWritings, type SeenWriting } from '../marking/see-writings.ts';
import { gateTextId } from './debrief-gate.ts';
import { standingTrial, type StandingTrial } from './held-trial.ts';

/** What the debrief page shows, to the player or to a certifier who examines their dossier. */
export interface SeenDebrief {
	own: boolean;
	purpose: TrialRow['purpose'];
	debrief: Debrief;
	minutes: MinuteLine[];
	/** Ids of all the sources of the scenario. */
	law: readonly string[];
	/** The answers to the questions of grave errors already debriefed, by gate; null once erased. */
	gateAnswers: Record<string, string | null>;
	/** The texts written in the trial, by decision; null once erased. */
	texts: Record<string, string | null>;
	/** The marks of those texts and whether a trainer is asked to read them, by decision. */
	writings: Readonly<Record<string, SeenWriting>>;
}

/** The debrief of a trial that has ended; `not-ended` while it is played, undefined for whom it does not exist. */
export async function seeDebrief(
	app: TrialsApp,
	person: Person,
	trialId: string,
	language: Language
): Promise<SeenDebrief | 'not-ended' | undefined> {
	const standing = await standingTrial(app, app.db.read, trialId);
	if (!standing) return undefined;
	const own = standing.trial.opened_by === person.id;
	if (!own && !(await certifierMaySee(app, person, { kind: 'trial', id: trialId }))) return undefined;
	if (standing.state.status !== 'ended') return 'not-ended';
	const { trial, scenario, state } = standing;
	const { writings, marks } = await seeWritings(app.db.read, standing, { reader: person, language });
	return {
		own,
		purpose: trial.purpose,
		debrief: debrief(scenario, state, language, countedIn(state, marks)),
		minutes: minutes(scenario, state, language),
		law: sourcesOf(scenario.structure),
		gateAnswers: await gateAnswers(app, trialId),
		texts: await writtenTexts(app, standing),
		writings
	};
}

async function gateAnswers(app: TrialsApp, trialId: string): Promise<Record<string, string | null>> {
	const gates = (await gateDebriefsOf(app.db.read, trialId)).map(({ gate }) => gate);
	const bodies = await readSealedTexts(
		app.db.read,
		gates.map((gate) => gateTextId(trialId, gate))
	);
	return Object.fromEntries(gates.map((gate) => [gate, bodies.get(gateTextId(trialId, gate)) ?? null]));
}

async function writtenTexts(app: TrialsApp, { state, log }: StandingTrial): Promise<Record<string, string | null>> {
	const written = state.branch.flatMap(({ seq, event }) => {
		const textId = log.find((row) => row.seq === seq)?.text_id;
		return event.type === 'decided' && textId ? [{ decision: event.decision, textId }] : [];
	});
	const bodies = await readSealedTexts(
		app.db.read,
		written.map(({ textId }) => textId)
	);
	return Object.fromEntries(written.map(({ decision, textId }) => [decision, bodies.get(textId) ?? null]));
}
