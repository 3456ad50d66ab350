import { describe, expect, it } from 'vitest';
import { conductorView, decide, liveView, replay, stateText, view } from '#lib/trial/index.ts';
import { send, unopened, type Play } from './players.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();
const by = 'conductor';
const seats = [
	{ seat: 'p1', role: 'prosecutor', number: 1 },
	{ seat: 'p2', role: 'prosecutor', number: 2 },
	{ seat: 'w1', role: 'social-worker', number: 1 }
];
const lobby = (): Play =>
	send(stub, unopened(stub), {
		...{ type: 'open-live', variant: 'servitude', seed: 's', conducted: true, lobby: true, seats }
	});
const all = (play: Play, ...commands: unknown[]): Play =>
	commands.reduce<Play>((before, command) => send(stub, before, command), play);
const begun = (): Play => all(lobby(), { type: 'start-hearing', by });
const refusalOf = ({ state }: Play, command: unknown) => {
	const decided = decide(stub, state, command);
	return 'refusal' in decided ? decided.refusal : null;
};
const vote = (seat: string, choice = 'wait') => ({
	...{ type: 'vote', by: { seat }, scene: 'first-contact', decision: 'status' },
	answer: { kind: 'choose', choice }
});
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 9, minute)).toISOString();
const timer = (seconds: number, hard: boolean, minute = 0) => ({
	...{ type: 'set-timer', by, seconds, hard, at: at(minute) }
});

describe('a lobby', () => {
	it('lets people sit down and nobody act, the conductor neither, until the hearing is opened', () => {
		const play = all(lobby(), { type: 'leave-seat', seat: 'p2' }, { type: 'take-seat', ...seats[1] });
		expect(refusalOf(play, vote('p1'))).toBe('trial/not-started');
		const script = { type: 'follow-script', by, role: 'prosecutor', scene: 'first-contact' };
		expect(refusalOf(play, script)).toBe('trial/not-started');
		expect(refusalOf(all(play, { type: 'start-hearing', by }), vote('p1'))).toBeNull();
	});

	it('is ended once, and only by the conductor', () => {
		expect(refusalOf(begun(), { type: 'start-hearing', by })).toBe('trial/nothing-changes');
		expect(refusalOf(lobby(), { type: 'start-hearing', by: { seat: 'p1' } })).toBe('trial/malformed');
	});

	it('tells nothing of the case to anybody', () => {
		const text = JSON.stringify(liveView(stub, lobby().state, 'prosecutor', 'fr'));
		expect(text).not.toContain('first-contact');
		expect(text).not.toMatch(/\|exhibit\.|\|inject\./);
	});
});

describe('a pause', () => {
	it('stops every seat, and not the conductor', () => {
		const play = all(begun(), { type: 'pause', by, reason: 'discussion', at: at(0) });
		expect(refusalOf(play, vote('p1'))).toBe('trial/paused');
		const script = { type: 'follow-script', by, role: 'social-worker', scene: 'first-contact' };
		expect(refusalOf(play, script)).not.toBe('trial/paused');
		expect(refusalOf(all(play, { type: 'resume', by, at: at(1) }), vote('p1'))).toBeNull();
	});

	it('stops the clock, which goes on where it stood', () => {
		const play = all(begun(), timer(300, true), { type: 'pause', by, reason: 'break', at: at(2) });
		expect(play.state.live?.hall?.timer).toEqual({ hard: true, endsAt: null, left: 180_000 });
		const resumed = all(play, { type: 'resume', by, at: at(10) });
		expect(resumed.state.live?.hall?.timer?.endsAt).toBe(at(13));
	});

	it('is not paused twice, nor resumed where it is not', () => {
		const play = all(begun(), { type: 'pause', by, reason: 'break', at: at(0) });
		expect(refusalOf(play, { type: 'pause', by, reason: 'welfare', at: at(0) })).toBe('trial/nothing-changes');
		expect(refusalOf(begun(), { type: 'resume', by, at: at(0) })).toBe('trial/nothing-changes');
	});
});

describe('a timer', () => {
	it('rings once it is up, once, and only where it is hard', () => {
		const hard = all(begun(), timer(60, true));
		expect(refusalOf(hard, { type: 'time-up', at: at(0) })).toBe('trial/nothing-changes');
		const rung = all(hard, { type: 'time-up', at: at(1) });
		expect(refusalOf(rung, { type: 'time-up', at: at(2) })).toBe('trial/nothing-changes');
		expect(refusalOf(all(begun(), timer(60, false)), { type: 'time-up', at: at(9) })).toBe('trial/nothing-changes');
	});

	it('counts the ballots that are there, and leaves what nobody voted on', () => {
		const play = all(begun(), vote('p1'), timer(60, true), { type: 'time-up', at: at(1) });
		expect(play.state.taken.map(({ decision }) => decision)).toContain('status');
		expect(play.state.taken.map(({ decision }) => decision)).not.toContain('interview');
	});

	it('has no more time left than it was given, where the clock is set back before a pause', () => {
		const play = all(begun(), timer(300, true, 30), { type: 'pause', by, reason: 'break', at: at(2) });
		expect(play.state.live?.hall?.timer).toEqual({ hard: true, endsAt: null, left: 300_000 });
	});

	it('does not outlive going back', () => {
		const play = all(begun(), vote('p1'), timer(60, true), { type: 'rewind', by, to: 2 });
		expect(play.state.live?.hall).toMatchObject({ started: true, timer: null });
	});

	it.each([0, 9, 7201, 12.5])('of %s seconds is none', (seconds) => {
		expect(refusalOf(begun(), timer(seconds, true))).toBe('trial/malformed');
	});
});

describe('a raised hand', () => {
	const up = (seat: string) => ({ type: 'raise-hand', by: { seat } });

	it('waits in the order of asking, until its seat or the conductor lowers it', () => {
		const play = all(begun(), up('w1'), up('p1'));
		expect(play.state.live?.hall?.hands).toEqual(['w1', 'p1']);
		const lowered = all(play, { type: 'lower-hand', by, seat: 'w1' });
		expect(lowered.state.live?.hall?.hands).toEqual(['p1']);
		expect(refusalOf(play, { type: 'lower-hand', by: { seat: 'p2' }, seat: 'w1' })).toBe('trial/not-your-seat');
	});

	it('goes with whoever leaves', () => {
		const play = all(begun(), up('w1'), { type: 'leave-seat', seat: 'w1' });
		expect(play.state.live?.hall?.hands).toEqual([]);
	});
});

describe('showing an exhibit', () => {
	it('is refused for one that the public may not see', () => {
		const visible = view(stub, begun().state, 'public', 'fr').exhibits.map(({ id }) => id);
		const hidden = Object.keys(stub.structure.exhibits).find((id) => !visible.includes(id)) ?? '';
		expect(refusalOf(begun(), { type: 'show-exhibit', by, exhibit: hidden })).toBe('trial/exhibit-not-visible');
	});
});

describe('what the conductor sees', () => {
	it('counts ballots and never says what they are', () => {
		const play = all(begun(), vote('p1'));
		const seen = conductorView(stub, play.state, 'fr');
		expect(seen.awaited.find(({ id }) => id === 'status')).toMatchObject({ voted: 1, voters: 2 });
		const other = conductorView(stub, all(begun(), vote('p1', 'detain')).state, 'fr');
		expect(seen).toEqual(other);
	});

	it('names the decisions taken, to go back to before their first word', () => {
		const play = all(begun(), vote('p1'), vote('p2'));
		const [fork] = conductorView(stub, play.state, 'fr').forks;
		const back = all(play, { type: 'rewind', by, to: fork?.to });
		expect(back.state.taken).toEqual([]);
		expect(back.state.live?.ballots).toEqual([]);
	});
});

it('replays to the same state', () => {
	const play = all(begun(), vote('p1'), timer(90, true), { type: 'pause', by, reason: 'welfare', at: at(1) });
	expect(stateText(replay(stub, structuredClone(play.events)))).toBe(stateText(play.state));
});
