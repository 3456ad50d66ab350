import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	branchesOf,
	debriefForks,
	decide,
	liveView,
	recordedBranch,
	replay,
	stateText,
	walkedPlay,
	type TrialState
} from '#lib/trial/index.ts';
import { gatesRaised } from '#lib/trial/debrief/debrief.ts';
import { finishRoom } from './finish-room.ts';
import { send, unopened, type Play } from './players.ts';
import { drawFrom, manyDraws, placesOf } from './room-players.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();
const by = 'conductor';
const opened = send(stub, unopened(stub), {
	...{ type: 'open-live', variant: 'servitude', seed: 'seed', conducted: true, seats: placesOf(stub) }
});
const ended = (numbers: readonly number[] = [3, 1, 4, 1, 5]): Play => finishRoom(stub, opened, drawFrom(numbers));
const refusalOf = ({ state }: Play, command: unknown) => {
	const decided = decide(stub, state, command);
	return 'refusal' in decided ? decided.refusal : null;
};
const seen = (state: TrialState) => liveView(stub, state, 'public', 'fr').debrief;
const tickAll = (play: Play): Play =>
	gatesRaised(walkedPlay(stub, play.state).state).reduce(
		(before, { gate }) => send(stub, before, { type: 'tick-gate', by, gate }),
		play
	);

describe('the common debrief', () => {
	it('begins once the trial is over, and is for whoever conducts alone', () => {
		expect(refusalOf(opened, { type: 'move-debrief', by, to: 2 })).toBe('trial/still-playing');
		expect(seen(opened.state)).toBeNull();
		expect(refusalOf(ended(), { type: 'move-debrief', by: { seat: 'judge-9' }, to: 2 })).toBe('trial/malformed');
		expect(refusalOf(ended(), { type: 'move-debrief', by, to: 1 })).toBe('trial/no-such-moment');
	});

	it('shows a decision with nothing of what each had voted, why, or what was best, before it is revealed', () => {
		fc.assert(
			fc.property(manyDraws, (numbers) => {
				let play = ended(numbers);
				for (const { seq } of debriefForks(stub, play.state, 'fr')) {
					play = send(stub, play, { type: 'move-debrief', by, to: seq });
					const before = seen(play.state);
					expect(before?.fork).toMatchObject({ seq, shown: null });
					expect(JSON.stringify(before)).not.toMatch(/\|(why|consequence|question)⟧/);
					play = send(stub, play, { type: 'reveal-decision', by, of: seq });
					expect(seen(play.state)?.fork?.shown).not.toBeNull();
				}
			}),
			{ numRuns: 5 }
		);
	});

	it('shows each seat’s own answer once revealed, and reveals once', () => {
		const play = ended();
		const fork = debriefForks(stub, play.state, 'fr').find(({ role }) => role === 'prosecutor');
		const of = fork?.seq ?? 0;
		const moved = send(stub, play, { type: 'move-debrief', by, to: of });
		const shown = send(stub, moved, { type: 'reveal-decision', by, of });
		const { cast } = play.state.live ?? { cast: [] };
		const decision = seen(shown.state)?.fork?.decision;
		const voted = cast.filter((one) => one.decision === decision).map(({ seat }) => seat);
		expect(seen(shown.state)?.fork?.shown?.ballots.map(({ seat }) => seat)).toEqual(voted);
		expect(refusalOf(shown, { type: 'reveal-decision', by, of })).toBe('trial/nothing-changes');
	});

	it('is closed once, and only when every grave error of the recorded play was gone through', () => {
		const grave = Array.from({ length: 60 }, (_, index) => ended([index, index * 7, 2])).find(
			({ state }) => gatesRaised(state).length > 0
		);
		if (!grave) throw new Error('no play raised a grave error');
		expect(refusalOf(grave, { type: 'close-debrief', by })).toBe('trial/gates-left');
		expect(refusalOf(grave, { type: 'tick-gate', by, gate: 'never_raised' })).toBe('trial/no-such-gate');
		const closed = send(stub, tickAll(grave), { type: 'close-debrief', by });
		expect(refusalOf(closed, { type: 'close-debrief', by })).toBe('trial/debrief-closed');
		expect(seen(closed.state)).toMatchObject({ closed: true, gridsClosed: true });
	});

	it('puts what was decided in two plays side by side, and the record stays with the first that ended', () => {
		const first = ended();
		const [fork] = debriefForks(stub, first.state, 'fr');
		const again = finishRoom(stub, send(stub, first, { type: 'rewind', by, to: 1 }), drawFrom([2, 7, 1, 8]));
		const moved = send(stub, again, { type: 'move-debrief', by, to: fork?.seq });
		expect(walkedPlay(stub, moved.state).number).toBe(0);
		expect(seen(moved.state)?.fork).toMatchObject({ play: 0, elsewhere: [{ play: 1 }] });
	});

	it('records another play that ended where whoever conducts names it, until it is closed; its grave errors are then gone through', () => {
		const again = finishRoom(stub, send(stub, ended(), { type: 'rewind', by, to: 1 }), drawFrom([2, 7, 1, 8]));
		for (const play of [2, 99]) expect(refusalOf(again, { type: 'name-record', by, play })).toBe('trial/no-such-play');
		expect(refusalOf(again, { type: 'name-record', by, play: 0 })).toBe('trial/nothing-changes');
		const named = send(stub, again, { type: 'name-record', by, play: 1 });
		expect(walkedPlay(stub, named.state).number).toBe(1);
		expect(recordedBranch(branchesOf(stub, named.events))?.number).toBe(1);
		expect(seen(named.state)?.plays).toEqual([1, 0]);
		expect(stateText(replay(stub, named.events))).toBe(stateText(named.state));
		const ticked = tickAll(named);
		expect(ticked.state.live?.debrief?.gates.every(({ branch }) => branch === 1) ?? true).toBe(true);
		const back = send(stub, ticked, { type: 'name-record', by, play: 0 });
		expect(walkedPlay(stub, back.state).number).toBe(0);
		const closed = send(stub, tickAll(back), { type: 'close-debrief', by });
		expect(refusalOf(closed, { type: 'name-record', by, play: 1 })).toBe('trial/debrief-closed');
	});

	it('records no play that was left before its end', () => {
		const left = send(stub, opened, { type: 'rewind', by, to: 1 });
		const play = finishRoom(stub, left, drawFrom([3, 1, 4]));
		expect(walkedPlay(stub, play.state).number).toBe(1);
		expect(refusalOf(play, { type: 'name-record', by, play: 0 })).toBe('trial/no-such-play');
	});

	it('stands in the log as all else does, and going back to play leaves it as it is', () => {
		const play = tickAll(ended());
		const [fork] = debriefForks(stub, play.state, 'fr');
		const moved = send(stub, play, { type: 'move-debrief', by, to: fork?.seq });
		expect(stateText(replay(stub, moved.events))).toBe(stateText(moved.state));
		const again = send(stub, moved, { type: 'rewind', by, to: 1 });
		expect(again.state.live?.debrief).toEqual(moved.state.live?.debrief);
		expect(seen(again.state)).toBeNull();
	});
});
