import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mine, scenarioLanguages, view, type Mine, type TrialState, type View } from '#lib/trial/index.ts';
import type { Ballot } from '#lib/trial/live/live-types.ts';
import type { Play } from './players.ts';
import { anyAnswer, drawFrom, manyDraws, openRoom, playRoom, type Draw } from './room-players.ts';
import { stubScenario } from './stub-case.ts';
import { keysIn, mayKnow, secretKeys, type Audience } from './who-may-know.ts';

const stub = stubScenario();
const audiences: Audience[] = ['judge', 'prosecutor', 'social-worker', 'defence', 'accused', 'public'];
const openings = ['alone', 'live'] as const;
const alone = { type: 'open', role: 'prosecutor', variant: 'servitude', language: 'fr', seed: 'seed' };

/** Random plays, alone and live, with every state they go through. */
function everyState(check: (play: Play, draw: Draw) => void, numRuns = 50): void {
	fc.assert(
		fc.property(fc.constantFrom(...openings), manyDraws, (opening, numbers) => {
			const draw = drawFrom(numbers);
			const first = opening === 'alone' ? alone : openRoom(stub, 'servitude', draw);
			playRoom(stub, first, draw, { turns: 60, seen: (play) => check(play, draw) });
		}),
		{ numRuns }
	);
}

const seatsOf = ({ live }: TrialState) => (live?.seats ?? []).filter(({ present }) => present);

describe('what leaves a trial, for any audience, in any language', () => {
	it('carries no prose that the audience may not know, nor any of another language', () => {
		everyState(({ state }) => {
			for (const language of scenarioLanguages) {
				for (const audience of audiences) expectKnown(state, audience, language, view(stub, state, audience, language));
				for (const { seat, role } of seatsOf(state))
					expectKnown(state, role, language, mine(stub, state, seat, language));
			}
		});
	});

	it('carries no key that tells what is right, what it is worth, or who voted what', () => {
		everyState(({ state }) => {
			const all = [
				...audiences.map((audience) => view(stub, state, audience, 'fr')),
				...seatsOf(state).map(({ seat }) => mine(stub, state, seat, 'fr'))
			];
			const keys = new Set(keysIn(all));
			for (const key of secretKeys) expect(keys.has(key)).toBe(false);
		});
	});
});

/** Every text of the stub says where it comes from: ⟦language|heading|block⟧. */
function expectKnown(state: TrialState, audience: Audience, language: string, seen: View | Mine | null): void {
	for (const [text, ofLanguage, heading = '', block = ''] of JSON.stringify(seen).matchAll(
		/⟦([^|]*)\|([^|]*)\|([^⟧]*)⟧/g
	)) {
		if (!mayKnow(stub, state, audience, heading, block) || ofLanguage !== language)
			throw new Error(`${audience} reads ${text} in ${state.case.at ?? 'the end'}`);
	}
}

describe('a ballot that is still open', () => {
	it('leaves no trace in any view: without it, the view is the same', () => {
		everyState(({ state }) => {
			if (state.live === undefined) return;
			const without = { ...state, live: { ...state.live, ballots: [] } };
			for (const audience of audiences)
				expect(view(stub, state, audience, 'fr')).toEqual(view(stub, without, audience, 'fr'));
		});
	});

	it('leaves no trace for another seat but that somebody voted: whatever was voted, they see the same', () => {
		let compared = 0;
		everyState(({ state }, draw) => {
			for (const { seat } of seatsOf(state)) {
				const others = withOtherAnswers(state, seat, draw);
				expect(mine(stub, others, seat, 'fr')).toEqual(mine(stub, state, seat, 'fr'));
				if (JSON.stringify(others) !== JSON.stringify(state)) compared++;
			}
		}, 100);
		expect(compared).toBeGreaterThan(100);
	});
});

/** The same room, in which all other seats voted something else. */
function withOtherAnswers(state: TrialState, seat: string, draw: Draw): TrialState {
	if (state.live === undefined) return state;
	const ballots = state.live.ballots.map((ballot): Ballot => {
		const decision = stub.index.decisions.get(ballot.decision)?.decision;
		if (ballot.seat === seat || !decision || decision.kind === 'examine') return ballot;
		return { ...ballot, answer: anyAnswer(stub, state, decision, draw), cites: ['PA1'] };
	});
	return { ...state, live: { ...state.live, ballots } };
}
