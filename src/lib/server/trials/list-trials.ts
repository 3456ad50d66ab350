import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import { presentScenario, type ScenarioCard } from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { liveTrialsHeldBy, trialsHeldBy, trialsWithCommitments, type HeldTrial } from '../db/trial-repository.ts';
import { openCommitment, type Commitment } from './commitment.ts';

/** A case as the list of cases shows it: what would tell the variant stays here. */
export type CaseCard = Omit<ScenarioCard, 'variants' | 'variantNames' | 'hash' | 'languages' | 'competencies'>;

/** One of a person's trials as their list shows it. */
export interface ListedTrial {
	id: string;
	scenarioId: string;
	title: string;
	roleName: string;
	purpose: HeldTrial['purpose'];
	status: HeldTrial['status'];
	at: string;
	/** Played in a room: `open` until the room has gone through it together. */
	room: 'open' | 'debriefed' | null;
}

/** The cases that may be played, in a language. */
export const listCases = (app: TrialsApp, language: Language): CaseCard[] =>
	app.scenarios.scenarios.map((scenario) => caseCard(presentScenario(scenario, language)));

/** One case that may be played; undefined when there is none of this name. */
export function findCase(app: TrialsApp, scenarioId: string, language: Language): CaseCard | undefined {
	const scenario = app.scenarios.scenario(scenarioId);
	return scenario && caseCard(presentScenario(scenario, language));
}

function caseCard(card: ScenarioCard): CaseCard {
	const { id, version, title, brief, note, fiction, objectives, minutes, difficulty, practice } = card;
	const { reviewer, reviewDate, roles } = card;
	return {
		id,
		version,
		title,
		brief,
		note,
		fiction,
		objectives,
		minutes,
		difficulty,
		practice,
		reviewer,
		reviewDate,
		roles
	};
}

/** A person's trials, newest first, each with the title it had when it was opened. */
export async function listTrials(app: TrialsApp, person: Person, language: Language): Promise<ListedTrial[]> {
	const alone = (await trialsHeldBy(app.db.read, person.id)).map((trial) => listedTrial(app, trial, language));
	const live = (await liveTrialsHeldBy(app.db.read, person.id)).map((trial) =>
		listedTrial(app, trial, language, trial.debriefed === null ? 'open' : 'debriefed')
	);
	return (await Promise.all([...alone, ...live])).toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

async function listedTrial(
	app: Pick<TrialsApp, 'scenarios'>,
	{ id, scenarioId, bundleHash, role, purpose, status, at }: HeldTrial,
	language: Language,
	room: ListedTrial['room'] = null
): Promise<ListedTrial> {
	const scenario = await app.scenarios.byHash(bundleHash);
	const card = scenario && presentScenario(scenario, language);
	const named = card?.roles.find((known) => known.id === role);
	return { id, scenarioId, title: card?.title ?? '', roleName: named?.name ?? role, purpose, status, at, room };
}

/** What a person comes back to: the trials they are playing, newest first, and their latest commitment while it is open. */
export interface TrialsAtHome {
	readonly playing: readonly ListedTrial[];
	/** A later commitment replaces an earlier one. Nobody else can ask for it. */
	readonly commitment: Commitment | null;
}

/** Reads it in one query. */
export async function trialsAtHome(
	app: Pick<TrialsApp, 'db' | 'scenarios'>,
	person: Person,
	language: Language
): Promise<TrialsAtHome> {
	const rows = await trialsWithCommitments(app.db.read, person.id);
	const playing = rows.filter(({ status }) => status === 'playing');
	return {
		playing: await Promise.all(playing.map((trial) => listedTrial(app, trial, language))),
		commitment: openCommitment(person, rows)
	};
}

/** A person's trials of one case that are still being played, newest first. */
export async function unfinishedTrials(app: TrialsApp, person: Person, scenarioId: string, language: Language) {
	const trials = await listTrials(app, person, language);
	return trials.filter((trial) => trial.scenarioId === scenarioId && trial.status === 'playing' && trial.room === null);
}
