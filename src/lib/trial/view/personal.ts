import type { RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import { seenValues } from '../case/scene-reading.ts';
import { talkOf } from '../live/talk.ts';
import type { LiveSeat } from '../live/live-types.ts';
import type { Message } from '../live/talk-types.ts';
import type { TrialState } from '../room/trial-state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { hintsOf } from './hints.ts';
import type { Texts } from './talk-view.ts';
import type { ViewReader } from './view-reader.ts';

/** What is for one person alone besides the case, with a seat or without. */
export interface Personal {
	/** What was said to me alone, the last first. */
	readonly messages: readonly { readonly seq: number; readonly text: string }[];
	/** What the seats of my role noted for each other, the oldest first. */
	readonly notes: readonly { readonly seq: number; readonly seat: string; readonly text: string }[];
	/** My answer to the question to everybody, which I may change until it is closed. */
	readonly answer: number | null;
	/** My vote on the fork that is shown. */
	readonly forkVote: string | null;
	/** I have said that I have to stop; `seen` once a conductor has seen it. */
	readonly stop: 'none' | 'waiting' | 'seen';
}

const mostMessages = 3;
const mostNotes = 6;

/** Computes it; nothing of it may reach anybody else. */
export function personal(
	scenario: Scenario,
	state: TrialState,
	{ person, seat }: { readonly person: string; readonly seat: LiveSeat | undefined },
	language: ScenarioLanguage,
	texts: Texts
): Personal {
	const { live } = state;
	if (live === undefined) return { messages: [], notes: [], answer: null, forkVote: null, stop: 'none' };
	const { messages, notes, question, stops } = talkOf(live);
	const hintOf = (decision: string, number: number) =>
		hintFor({ scenario, state, language }, { decision, number, role: seat?.role });
	const read = ({ seq, hint }: Message) => (hint === null ? texts.get(seq) : hintOf(hint.decision, hint.number));
	const stop = stops.find((one) => one.person === person);
	return {
		messages: messages
			.filter(({ to }) => to !== 'all' && to.person === person)
			.flatMap((message) => withText(message.seq, read(message)))
			.slice(-mostMessages)
			.toReversed(),
		notes: notes
			.filter(({ role }) => role === seat?.role)
			.flatMap((note) => withText(note.seq, texts.get(note.seq)).map((one) => ({ ...one, seat: note.seat })))
			.slice(-mostNotes),
		answer: question?.answers.find((one) => one.person === person)?.choice ?? null,
		forkVote: live.forks?.at(-1)?.votes.find((one) => one.person === person)?.choice ?? null,
		stop: stop === undefined ? 'none' : stop.seen ? 'seen' : 'waiting'
	};
}

/** A text that was erased is not there. */
const withText = (seq: number, text: string | undefined): { seq: number; text: string }[] =>
	text === undefined ? [] : [{ seq, text }];

interface Hint {
	readonly decision: string;
	readonly number: number;
	/** Whoever has left the role that decides has left its hints too. */
	readonly role: RoleId | undefined;
}

function hintFor(
	{ scenario, state, language }: Pick<ViewReader, 'scenario' | 'state' | 'language'>,
	{ decision: id, number, role }: Hint
): string | undefined {
	const decision = scenario.index.decisions.get(id)?.decision;
	if (decision?.role !== role) return undefined;
	const seen = state.case.at === null ? state.case.entry : seenValues(scenario, state.case);
	return decision && hintsOf(scenario, language, decision, seen)[number - 1];
}
