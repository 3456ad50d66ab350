import type { RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import { seenValues } from '../case/scene-reading.ts';
import { forkChoices, isForkClosed } from '../live/forks.ts';
import { talkOf } from '../live/talk.ts';
import type { Fork, Talk } from '../live/talk-types.ts';
import type { TrialState } from '../room/trial-state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { decisionProse } from './taken-labels.ts';

/** What was written in the room, by the number of its event; left out once erased. */
export type Texts = ReadonlyMap<number, string>;

/** A question to everybody, with the answers once it is closed. */
export interface AskedQuestion {
	readonly seq: number;
	readonly question: string;
	/** What can be answered; nothing for yes and no, which each reads in their own language. */
	readonly choices: readonly string[];
	readonly answered: number;
	/** How many gave each answer; null while it is open. */
	readonly counts: readonly number[] | null;
}

/** A decision on which those without a seat vote, with what they voted once it is closed. */
export interface OpenFork {
	readonly decision: string;
	readonly role: RoleId;
	readonly title: string;
	readonly ask: string;
	/** `label` is empty for a ruling that the scenario gives no words. */
	readonly choices: readonly { readonly id: string; readonly label: string; readonly votes: number | null }[];
	readonly voted: number;
	readonly closed: boolean;
}

/** What is said and asked in the room besides the case, for everybody of an audience. */
export interface TalkView {
	/** The last free message to all: it changes nothing in the case. */
	readonly message: { readonly seq: number; readonly text: string } | null;
	readonly question: AskedQuestion | null;
	readonly fork: OpenFork | null;
}

/** What an audience is told, until the end: the debrief looks at the case alone. A fork is shown to those without a seat, and to its role once the vote is over. */
export function talkView(
	scenario: Scenario,
	state: TrialState,
	audience: RoleId | 'public',
	language: ScenarioLanguage,
	texts: Texts
): TalkView {
	if (state.live === undefined || state.status !== 'playing') return { message: null, question: null, fork: null };
	const talk = talkOf(state.live);
	const last = talk.messages.findLast(({ to }) => to === 'all');
	const text = last && texts.get(last.seq);
	const fork = forkNow(scenario, state, language);
	return {
		message: last && text !== undefined ? { seq: last.seq, text } : null,
		question: questionOf(talk, texts),
		fork: fork && (audience === 'public' || (fork.closed && fork.role === audience)) ? fork : null
	};
}

/** The first line is the question, each further one an answer. */
function questionOf({ question: asked }: Talk, texts: Texts): AskedQuestion | null {
	const [question, ...choices] = (asked && texts.get(asked.seq))?.split('\n') ?? [];
	if (asked === null || question === undefined) return null;
	const countOf = (choice: number) => asked.answers.filter((one) => one.choice === choice).length;
	const counts = asked.closed ? Array.from({ length: asked.choices }, (_, choice) => countOf(choice)) : null;
	return { seq: asked.seq, question, choices, answered: asked.answers.length, counts };
}

/** The last fork, while its scene or the one after it is heard. */
function forkNow(scenario: Scenario, state: TrialState, language: ScenarioLanguage): OpenFork | null {
	const fork = state.live?.forks?.at(-1);
	const place = fork && scenario.index.decisions.get(fork.decision);
	const isNear = fork?.scene === state.case.at || fork?.scene === state.case.closed.at(-1)?.scene;
	if (!place || !isNear) return null;
	const { decision } = place;
	const closed = isForkClosed(state, fork);
	const seen = state.case.closed.find(({ scene }) => scene === fork.scene)?.seen ?? seenValues(scenario, state.case);
	const prose = decisionProse(scenario, language, decision, seen);
	return {
		...{ decision: decision.id, role: decision.role, title: prose(null, 'title'), ask: prose(null, 'ask') },
		choices: forkChoices(decision).map((id) => ({
			...{ id, label: prose(id, 'label') },
			votes: closed ? votesFor(fork, id) : null
		})),
		...{ voted: fork.votes.length, closed }
	};
}

const votesFor = ({ votes }: Fork, id: string): number => votes.filter(({ choice }) => choice === id).length;
