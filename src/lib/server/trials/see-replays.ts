import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import {
	compareBranches,
	momentTitle,
	presentScenario,
	score,
	type Branch,
	type Comparison,
	type Moment,
	type Scenario
} from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import type { AssessmentRow } from '../db/assessment-repository.ts';
import { countedIn, trainersMarks } from '../marking/assessed-texts.ts';
import { readEndedTrial, type ReadableTrial } from './read-ended-trial.ts';

/** One play of an ended trial, as lists name it: the recorded one, or the nth time it was taken up again. */
export interface NamedPlay {
	readonly number: number;
	/** 0 for the recorded play, then 1, 2, … */
	readonly nth: number;
	readonly at: string;
	/** The decision from which it was taken up again. */
	readonly from: Moment | null;
	readonly ending: { readonly id: string; readonly stands: boolean; readonly percent: number } | null;
}

/** The plays of a trial after the recorded one: those that are over, and the one being played. */
export interface SeenReplays {
	readonly all: readonly NamedPlay[];
	readonly playing: NamedPlay | null;
}

/** What the page of a comparison shows. */
export interface SeenComparison {
	readonly title: string;
	readonly comparison: Comparison;
	/** Every play that can be compared, the recorded one first. */
	readonly plays: readonly NamedPlay[];
}

/** The plays of a trial after the recorded one, with what the trainers' marks add to each. */
export function replaysOf(readable: ReadableTrial, marks: readonly AssessmentRow[], language: Language): SeenReplays {
	const [, ...after] = namedPlays(readable, marks, language);
	const isPlaying = ({ number }: NamedPlay) => isNow(readable, number);
	return { all: after.filter((play) => !isPlaying(play)), playing: after.find(isPlaying) ?? null };
}

/** Whether a branch is the one being played. */
const isNow = ({ standing }: ReadableTrial, number: number): boolean =>
	standing.state.status === 'playing' && standing.state.rewinds === number;

function namedPlays(readable: ReadableTrial, marks: readonly AssessmentRow[], language: Language): NamedPlay[] {
	const { standing, branches, recorded } = readable;
	const { scenario, log } = standing;
	return branches
		.filter(({ number }) => number >= recorded.number)
		.map((branch, nth) => {
			const began = log.filter(({ type }) => type === 'rewound')[branch.number - 1];
			return {
				number: branch.number,
				nth,
				at: began?.at ?? standing.trial.at,
				from: movedFrom(scenario, branches, branch, language),
				ending: endingOf(scenario, branch, marks)
			};
		});
}

function movedFrom(scenario: Scenario, branches: readonly Branch[], { from }: Branch, language: Language) {
	const origin = branches.find(({ number }) => number === from?.branch);
	return from && origin ? momentTitle(scenario, origin, from.seq, language) : null;
}

function endingOf(scenario: Scenario, { state }: Branch, marks: readonly AssessmentRow[]): NamedPlay['ending'] {
	if (state.ending === null) return null;
	const stands = scenario.structure.endings[state.ending]?.stands ?? false;
	return { id: state.ending, stands, percent: score(scenario, state, countedIn(state, marks)).percent };
}

/**
 * Two plays of one's own ended trial, side by side from where they part: by default the recorded one and the latest that
 * is over. `nothing` where there is nothing to compare; undefined for whom the trial does not exist.
 */
export async function seeComparison(
	app: TrialsApp,
	person: Person,
	trialId: string,
	asked: { language: Language; first: number | null; second: number | null }
): Promise<SeenComparison | 'nothing' | undefined> {
	const readable = await readEndedTrial(app, person, trialId);
	if (readable === 'not-ended') return 'nothing';
	if (typeof readable !== 'object' || !readable.own || readable.standing.trial.mode === 'live') return undefined;
	const { standing, branches } = readable;
	const marks = await trainersMarks(app.db.read, trialId);
	const plays = namedPlays(readable, marks, asked.language).filter(({ number }) => !isNow(readable, number));
	const named = (number: number | null | undefined) =>
		plays.some((play) => play.number === number) ? branches.find((branch) => branch.number === number) : undefined;
	const first = named(asked.first) ?? readable.recorded;
	const others = plays.filter(({ number }) => number !== first.number);
	const second = asked.second === first.number ? undefined : named(asked.second);
	const other = second ?? named(others.at(-1)?.number);
	if (!other) return 'nothing';
	const comparison = compareBranches(standing.scenario, first, other, asked.language, ({ state }) =>
		countedIn(state, marks)
	);
	return { title: presentScenario(standing.scenario, asked.language).title, comparison, plays };
}
