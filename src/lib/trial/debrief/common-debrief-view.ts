import { bestLineFrom, type BestLineStep } from './best-line.ts';
import { bestLabels, gatesOf, reasonsOf } from './debrief-steps.ts';
import type { DebriefReason } from './debrief-types.ts';
import { measureDecision } from './measure-decision.ts';
import { seenIn } from './score.ts';
import { decisionsWalked, walkedPlays, type WalkedDecision } from './walked-plays.ts';
import { forkChoices } from '../live/forks.ts';
import { unbegunDebrief, type CommonDebrief } from '../live/common-debrief.ts';
import { oncePer } from '../case/once-per.ts';
import type { PhaseId, RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision, DecisionKind, UnitId } from '../scenario/schema-decisions.ts';
import { answerLabels, decisionProse, takenLabels, unitOf, type DecisionProse } from '../view/taken-labels.ts';
import type { TrialState } from '../room/trial-state.ts';
import { wording } from '../scenario/wording.ts';

/** A decision as the list of the timeline names it. */
export interface ForkName {
	readonly seq: number;
	/** 0 for the recorded play, then 1, 2, … */
	readonly play: number;
	readonly role: RoleId;
	readonly phase: PhaseId;
	readonly sceneTitle: string;
	readonly title: string;
	readonly revealed: boolean;
}

/** What one seat had answered itself: secret until the decision is revealed. */
export interface RevealedBallot {
	readonly seat: string;
	readonly chosen: readonly string[];
}

/** What the room is shown of a decision once its leader reveals it. */
export interface RevealedFork {
	readonly ballots: readonly RevealedBallot[];
	/** How many of those without a seat had voted for each choice, where the fork was put to them. */
	readonly observers: readonly { readonly label: string; readonly votes: number }[];
	readonly best: readonly string[];
	/** What the role lost by what it decided. */
	readonly cost: number;
	readonly reasons: readonly Pick<DebriefReason, 'label' | 'why' | 'sources' | 'chosen' | 'best'>[];
	readonly sources: readonly string[];
	/** The steps of the best line that come after this decision, and where it leads. */
	readonly line: readonly Pick<BestLineStep, 'decision' | 'kind' | 'title' | 'chosen' | 'unit'>[];
	readonly leadsTo: { readonly title: string; readonly stands: boolean } | null;
	/** Titles of the grave errors that it raised. */
	readonly gates: readonly string[];
}

/** A decision that the room looks at together. */
export interface ForkSeen extends ForkName {
	readonly decision: string;
	readonly kind: DecisionKind;
	readonly ask: string;
	readonly by: 'seat' | 'conductor' | 'script';
	readonly chosen: readonly string[];
	readonly unit: UnitId | null;
	/** How the same was decided in the other plays, with how each of them ended. */
	readonly elsewhere: readonly {
		readonly play: number;
		readonly chosen: readonly string[];
		readonly ending: string | null;
	}[];
	readonly shown: RevealedFork | null;
}

/** The common debrief as everybody in the room sees it. */
export interface CommonDebriefView extends Pick<CommonDebrief, 'gridsClosed'> {
	readonly closed: boolean;
	/** The plays, by how often the trial had been rewound before each; the recorded one first. */
	readonly plays: readonly number[];
	/** Which of the decisions is looked at, 1 for the first; 0 before. */
	readonly nth: number;
	readonly of: number;
	readonly fork: ForkSeen | null;
}

/** Steps of a best line that are told: enough to see where it goes. */
const mostSteps = 4;

/** The decisions of every play, those of the recorded one first, for whoever leads the debrief. */
export const debriefForks = (scenario: Scenario, state: TrialState, language: ScenarioLanguage): ForkName[] =>
	decisionsWalked(scenario, state).flatMap((one) => {
		const reading = readingOf(scenario, state, language, one);
		return reading ? [nameOf(reading)] : [];
	});

/** The common debrief now; null while the trial is played, and in a trial alone. Nothing of it is secret. */
export function commonDebriefView(
	scenario: Scenario,
	state: TrialState,
	language: ScenarioLanguage
): CommonDebriefView | null {
	if (state.live === undefined || state.status === 'playing') return null;
	const views = viewsOf(state);
	const seen = views.get(language) ?? computeView(scenario, state, language);
	views.set(language, seen);
	return seen;
}

/** Everybody in the room sees the same: it is worked out once a state and language. */
const viewsOf = oncePer<TrialState, Map<ScenarioLanguage, CommonDebriefView>>(() => new Map());

function computeView(scenario: Scenario, state: TrialState, language: ScenarioLanguage): CommonDebriefView {
	const { at, gridsClosed, closed } = state.live?.debrief ?? unbegunDebrief;
	const all = decisionsWalked(scenario, state);
	const index = all.findIndex(({ together }) => together.seq === at);
	const one = all[index];
	const reading = one && readingOf(scenario, state, language, one);
	return {
		gridsClosed,
		closed: closed !== null,
		plays: walkedPlays(scenario, state).map(({ number }) => number),
		nth: index + 1,
		of: all.length,
		fork: reading ? forkOf(reading, all) : null
	};
}

interface Reading {
	readonly scenario: Scenario;
	readonly state: TrialState;
	readonly language: ScenarioLanguage;
	readonly one: WalkedDecision;
	readonly played: TrialState;
	/** 0 for the recorded play, then 1, 2, … */
	readonly nth: number;
	readonly decision: Decision;
	readonly prose: DecisionProse;
}

function readingOf(
	scenario: Scenario,
	state: TrialState,
	language: ScenarioLanguage,
	one: WalkedDecision
): Reading | null {
	const plays = walkedPlays(scenario, state);
	const nth = plays.findIndex(({ number }) => number === one.play);
	const played = plays[nth]?.state;
	const decision = scenario.index.decisions.get(one.together.decision)?.decision;
	if (!decision || !played) return null;
	const prose = decisionProse(scenario, language, decision, seenIn(scenario, played.case, one.together.scene));
	return { scenario, state, language, one, played, nth, decision, prose };
}

function nameOf({ scenario, state, language, one, nth, decision, prose }: Reading): ForkName {
	const { seq, scene } = one.together;
	return {
		seq,
		play: nth,
		role: decision.role,
		phase: scenario.index.scenes.get(scene)?.phase ?? 'detection',
		sceneTitle: wording(scenario, language, scene, 'title', one.before.case.entry) ?? '',
		title: prose(null, 'title'),
		revealed: state.live?.debrief?.revealed.includes(seq) ?? false
	};
}

function forkOf(reading: Reading, all: readonly WalkedDecision[]): ForkSeen {
	const { one, decision, prose } = reading;
	const name = nameOf(reading);
	return {
		...name,
		decision: decision.id,
		kind: decision.kind,
		ask: prose(null, 'ask'),
		by: one.together.by,
		chosen: takenLabels(prose, one.together),
		unit: unitOf(decision),
		elsewhere: all.flatMap((other) => (isSameTakenAgain(one, other) ? [elsewhereOf(reading, other)] : [])),
		shown: name.revealed ? shownOf(reading) : null
	};
}

const isSameTakenAgain = (one: WalkedDecision, other: WalkedDecision): boolean =>
	other !== one && other.together.decision === one.together.decision && other.play !== one.play;

function elsewhereOf({ scenario, state, language }: Reading, other: WalkedDecision): ForkSeen['elsewhere'][number] {
	const theirs = readingOf(scenario, state, language, other);
	const ending = theirs?.played.ending ?? null;
	return {
		play: theirs?.nth ?? 0,
		chosen: theirs ? takenLabels(theirs.prose, other.together) : [],
		ending: ending === null ? null : (wording(scenario, language, `ending.${ending}`, 'title') ?? ending)
	};
}

function shownOf(reading: Reading): RevealedFork {
	const { scenario, language, one, played, decision, prose } = reading;
	const earlier = played.taken.filter(
		({ by, role, seq }) => by !== 'script' && role === decision.role && seq < one.together.seq
	);
	const { before, after, best } = measureDecision(scenario, one, decision, earlier);
	const seen = seenIn(scenario, played.case, one.together.scene);
	const cost = before - after;
	const line = bestLineFrom(scenario, one.before, decision.role, language);
	return {
		ballots: ballotsOf(reading),
		observers: observersOf(reading),
		best: cost === 0 ? takenLabels(prose, one.together) : bestLabels({ scenario }, prose, decision, best, seen),
		cost,
		reasons: reasonsOf(prose, decision, one.together, cost === 0 ? null : best)
			.filter((reason) => reason.chosen || reason.best)
			.map(({ label, why, sources, chosen, best: isBest }) => ({ label, why, sources, chosen, best: isBest })),
		sources: decision.source,
		line: line.steps
			.filter((step) => step.decision !== decision.id)
			.slice(0, mostSteps)
			.map(({ decision: id, kind, title, chosen, unit }) => ({
				...{ decision: id, kind, title },
				chosen,
				unit
			})),
		leadsTo: line.ending,
		gates: gatesOf(decision, one.together).map(
			(gate) => wording(scenario, language, `gate.${gate}`, 'title', played.case.entry) ?? gate
		)
	};
}

function observersOf({ one, played, decision, prose }: Reading): RevealedFork['observers'] {
	const { votes = [] } = played.live?.forks?.find((fork) => fork.decision === one.together.decision) ?? {};
	if (votes.length === 0) return [];
	return forkChoices(decision).map((id) => ({
		label: prose(id, 'label') || id,
		votes: votes.filter(({ choice }) => choice === id).length
	}));
}

const ballotsOf = ({ one, played, decision, prose }: Reading): RevealedBallot[] =>
	(played.live?.cast ?? [])
		.filter((cast) => cast.decision === one.together.decision && decision.kind !== 'write')
		.map(({ seat, answer, questions }) => ({ seat, chosen: answerLabels(prose, answer, questions) }));
