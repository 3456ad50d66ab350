import {
	gatesRaised,
	scoreOfSeat,
	walkedPlay,
	type LiveSeat,
	type Scenario,
	type TrialState
} from '#lib/trial/index.ts';
import type { AssessmentRow } from '../db/assessment-repository.ts';
import { countedIn } from '../marking/assessed-texts.ts';
import { holderOf } from './room.ts';

/** The recorded play of a live trial. */
export interface ProvedPlay {
	readonly branch: number;
	readonly seqs: ReadonlySet<number>;
	readonly state: TrialState;
	readonly ending: string;
	readonly stands: boolean;
	readonly gates: readonly string[];
}

/** What a person did in it: from their own seat, and of their own. */
export interface ProvedPart {
	readonly seat: LiveSeat;
	readonly percent: number;
	readonly own: number;
	readonly open: number;
}

/** The play that counts; undefined where none came to its end. */
export function provedPlay(scenario: Scenario, state: TrialState): ProvedPlay | undefined {
	const { number, events, state: played } = walkedPlay(scenario, state);
	if (played.ending === null) return undefined;
	return {
		branch: number,
		seqs: new Set(events.map(({ seq }) => seq)),
		state: played,
		ending: played.ending,
		stands: scenario.structure.endings[played.ending]?.stands ?? false,
		gates: gatesRaised(played).map(({ gate }) => gate)
	};
}

/**
 * What somebody’s part in a play proves: of the seats that they held, the one with the most decisions of their own;
 * undefined where they had none to take.
 */
export function provedPart(
	scenario: Scenario,
	{ state }: Pick<ProvedPlay, 'state'>,
	personId: string,
	marks: readonly AssessmentRow[]
): ProvedPart | undefined {
	const parts = (state.live?.seats ?? [])
		.filter((seat) => holderOf(seat) === personId)
		.map((seat) => {
			const { percent, decisions } = scoreOfSeat(scenario, state, seat.seat, countedIn(state, marks));
			return { seat, percent, ...decisions };
		})
		.filter(({ own }) => own > 0);
	return parts.reduce<ProvedPart | undefined>((most, one) => (most && most.own >= one.own ? most : one), undefined);
}

/** Whoever took part in fewer than half of the decisions that were open to their seat has practised: a try that counts is whole. */
export const isWhole = ({ own, open }: ProvedPart): boolean => 2 * own >= open;
