import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { debrief, bestLine, ownDecisions, scoreOfSeat, type TrialState } from '#lib/trial/index.ts';
import { isForLead } from '#lib/trial/live/live-seats.ts';
import { finishRoom } from './finish-room.ts';
import { unopened, send, type Play } from './players.ts';
import { drawFrom, manyDraws, placesOf, playRoom, type Draw } from './room-players.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();
const conducted = (draw: Draw) => ({
	...{ type: 'open-live', variant: 'servitude', seed: 'seed', conducted: true },
	seats: placesOf(stub).filter(() => draw(4) > 0)
});

/** Conducted rooms in which anything may have happened, played to an end. */
function everyEnded(check: (state: TrialState) => void, numRuns = 40): void {
	fc.assert(
		fc.property(manyDraws, (numbers) => {
			const draw = drawFrom(numbers);
			const begun = playRoom(stub, conducted(draw), draw, { turns: 25 });
			if (begun.state.status === 'playing') check(finishRoom(stub, begun, draw).state);
		}),
		{ numRuns }
	);
}

describe('the score of a seat', () => {
	it('is of its own decisions alone, and never above what these could bring', () => {
		everyEnded((state) => {
			for (const { seat, role } of state.live?.seats ?? []) {
				const { got, best, worst, percent, byCompetency, decisions } = scoreOfSeat(stub, state, seat);
				expect(got).toBeLessThanOrEqual(best);
				expect(got).toBeGreaterThanOrEqual(Math.min(worst, 0));
				expect(percent).toBeGreaterThanOrEqual(0);
				expect(percent).toBeLessThanOrEqual(100);
				for (const one of byCompetency) expect(one.got).toBeLessThanOrEqual(one.possible);
				expect(decisions.own).toBeLessThanOrEqual(decisions.open);
				for (const { taken } of ownDecisions(stub, state, { role, seat })) {
					const cast = state.live?.cast.find((one) => one.seat === seat && one.decision === taken.decision);
					expect(taken.answer).toEqual(cast?.answer ?? null);
					expect(taken.questions).toEqual(cast?.questions ?? []);
				}
			}
		});
	});

	it('does not change with what the others voted', () => {
		const vote = (seat: string, choice: string) => ({
			...{ type: 'vote', by: { seat }, scene: 'first-contact', decision: 'status' },
			answer: { kind: 'choose', choice }
		});
		const seats = [1, 2].map((number) => ({ seat: `p${number}`, role: 'prosecutor', number }));
		const played = (other: string): Play =>
			[vote('p2', 'presumed-victim'), vote('p1', other)].reduce<Play>(
				(before, command) => send(stub, before, command),
				send(stub, unopened(stub), { ...conducted(() => 0), seats })
			);
		const [alike, outvoted] = [played('presumed-victim'), played('wait')];
		expect(outvoted.state.taken.find(({ decision }) => decision === 'status')?.outcome).toBe('wait');
		expect(scoreOfSeat(stub, outvoted.state, 'p2')).toEqual(scoreOfSeat(stub, alike.state, 'p2'));
	});

	it('asks of who does not lead nothing that only the lead answers, unless it led then', () => {
		everyEnded((state) => {
			for (const { seat, role } of state.live?.seats ?? [])
				for (const { taken } of ownDecisions(stub, state, { role, seat })) {
					const decision = stub.index.decisions.get(taken.decision)?.decision;
					const others = state.live?.cast.filter((one) => one.decision === taken.decision && one.seat !== seat) ?? [];
					if (decision && isForLead(decision) && decision.kind !== 'examine') expect(others).toEqual([]);
				}
		});
	});
});

describe('the debrief of a live trial', () => {
	it('goes through what each seat and each role decided, against the best that was open to it', () => {
		everyEnded((state) => {
			const roles = new Set((state.live?.seats ?? []).map(({ role }) => role));
			for (const whose of [...(state.live?.seats ?? []), ...[...roles].map((role) => ({ role }))]) {
				const { steps, role, ending } = debrief(stub, state, 'fr', {}, whose);
				expect(role).toBe(whose.role);
				expect(ending).not.toBeNull();
				for (const step of steps) {
					expect(step.cost).toBe(step.before - step.after);
					expect(step.cost).toBeGreaterThanOrEqual(0);
				}
			}
		}, 15);
	});

	it('has a best line for a role, and asks whose where nobody is said', () => {
		everyEnded((state) => {
			expect(bestLine(stub, state, 'fr', { role: 'judge' }).ending?.stands).toBe(true);
			expect(() => debrief(stub, state, 'fr')).toThrow('nobody');
		}, 3);
	});
});
