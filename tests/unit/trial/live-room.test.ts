import { describe, expect, it } from 'vitest';
import { decide, mine, replay, scoreOfRole, scoreOfSeat, stateText, view, type Answer } from '#lib/trial/index.ts';
import { open, send, unopened, type Play } from './players.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();
const three = [
	{ seat: 'p2', role: 'prosecutor', number: 2 },
	{ seat: 'p1', role: 'prosecutor', number: 1 },
	{ seat: 'w1', role: 'social-worker', number: 1 }
];
const opening = (seats: object[], conducted = false) => ({
	...{ type: 'open-live', variant: 'servitude', seed: 's', conducted, seats }
});
const openLive = (seats: object[] = three, conducted = false): Play =>
	send(stub, unopened(stub), opening(seats, conducted));
const all = (play: Play, ...commands: unknown[]): Play =>
	commands.reduce<Play>((before, command) => send(stub, before, command), play);
const refusalOf = (play: Play, command: unknown) => {
	const decided = decide(stub, play.state, command);
	return 'refusal' in decided ? decided.refusal : decided.events;
};

const pick = (choice: string): Answer => ({ kind: 'choose', choice });
const vote = (seat: string, scene: string, decision: string, answer: Answer, more: object = {}) => ({
	...{ type: 'vote', by: { seat }, scene, decision, answer },
	...more
});
const status = (seat: string, choice: string) => vote(seat, 'first-contact', 'status', pick(choice));
const interview = (choice: string) => vote('w1', 'first-contact', 'interview', pick(choice));
const closeStatus = (by: unknown) => ({ type: 'close-ballot', by, scene: 'first-contact', decision: 'status' });
const takenOf = ({ state }: Play, decision: string) => state.taken.find((one) => one.decision === decision);

/** In the hearing, with the bench to order the first acts, as three seats of the bench and a conductor. */
const bench = [1, 2, 3].map((number) => ({ seat: `j${number}`, role: 'judge', number }));
const toHearing = (): Play => {
	const follow = (role: string, scene: string) => ({ type: 'follow-script', by: 'conductor', role, scene });
	return all(
		openLive(bench, true),
		follow('social-worker', 'first-contact'),
		follow('prosecutor', 'first-contact'),
		follow('social-worker', 'shelter'),
		follow('defence', 'charging'),
		follow('prosecutor', 'charging')
	);
};
const inHearing = (decision: string, seat: string, answer: Answer) => vote(seat, 'hearing', decision, answer);
const orderly: Answer = { kind: 'order', steps: ['identity', 'oath', 'witnesses-out', 'charge-read'] };

describe('opening a live room', () => {
	it('knows its seats by role and number, and no opening of a trial alone', () => {
		const { state } = openLive();
		expect(state).toMatchObject({ status: 'playing', opened: null });
		expect(state.live?.seats.map(({ seat }) => seat)).toEqual(['p1', 'p2', 'w1']);
	});

	it.each([
		['a variant that does not exist', { ...opening(three), variant: 'other' }, 'trial/unknown-variant'],
		['a role that nobody plays live', opening([{ seat: 'd', role: 'defence', number: 1 }]), 'trial/role-not-playable'],
		['a number beyond the seats', opening([{ seat: 'w', role: 'social-worker', number: 2 }]), 'trial/no-such-seat'],
		['the same place twice', opening([three[0] ?? {}, { ...three[0], seat: 'x' }]), 'trial/seat-taken'],
		['a seat with two places', opening([three[0] ?? {}, { ...three[0], number: 1 }]), 'trial/no-such-seat'],
		['a seat id of another shape', opening([{ ...three[0], seat: '<b>' }]), 'trial/malformed']
	])('is refused for %s', (_, command, refusal) => {
		expect(refusalOf(unopened(stub), command)).toBe(refusal);
	});

	it('happens once, and never to a trial alone', () => {
		expect(refusalOf(openLive(), opening(three))).toBe('trial/already-open');
		expect(refusalOf(open(stub, 'judge', 'servitude'), opening(three))).toBe('trial/already-open');
		expect(refusalOf(unopened(stub), status('p1', 'wait'))).toBe('trial/not-open');
	});

	it('lets roles nobody plays follow their scripts, and arms what is marked alone', () => {
		const play = openLive([bench[0] ?? {}]);
		expect(play.state.case).toMatchObject({ at: 'hearing' });
		expect(play.state.case.fired).toContain('bribe');
		expect(play.state.taken.every(({ by }) => by === 'script')).toBe(true);
	});

	it('waits for every role where it is conducted, and arms nothing', () => {
		const { state } = openLive([], true);
		expect(state).toMatchObject({ taken: [], case: { at: 'first-contact', armed: [] } });
	});
});

describe('a trial alone', () => {
	it('takes no live command, and nobody acts in it as a seat or a conductor', () => {
		const play = open(stub, 'prosecutor', 'servitude');
		const raise = { type: 'pass', role: 'prosecutor', scene: 'first-contact', by: { seat: 'p1' } };
		expect(refusalOf(play, status('p1', 'wait'))).toBe('trial/not-live');
		expect(refusalOf(play, raise)).toBe('trial/not-live');
		expect(refusalOf(play, { type: 'rewind', by: 'conductor', to: 1 })).toBe('trial/not-live');
	});
});

describe('a ballot', () => {
	it('breaks a tie where it is the lead’s, whatever the ids of the seats and whoever voted first', () => {
		const seats = [
			{ seat: 'a', role: 'prosecutor', number: 2 },
			{ seat: 'z', role: 'prosecutor', number: 1 }
		];
		const play = all(openLive(seats), status('a', 'detain'), status('z', 'wait'));
		expect(takenOf(play, 'status')?.outcome).toBe('wait');
	});

	it('waits for every present seat of the role, and is then counted once', () => {
		const one = all(openLive(), status('p2', 'detain'));
		expect(takenOf(one, 'status')).toBeUndefined();
		expect(one.state.live?.ballots).toHaveLength(1);
		const both = all(one, status('p1', 'wait'));
		expect(takenOf(both, 'status')).toMatchObject({ by: 'seat', answer: pick('wait'), outcome: 'wait' });
		expect(both.state.live?.ballots).toEqual([]);
	});

	it('may be changed until then, and comes too late afterwards, in the scene or after it', () => {
		const play = all(
			openLive(),
			status('p2', 'detain'),
			status('p2', 'presumed-victim'),
			status('p1', 'presumed-victim')
		);
		expect(takenOf(play, 'status')?.outcome).toBe('presumed-victim');
		expect(refusalOf(play, status('p2', 'wait'))).toBe('trial/ballot-closed');
		const left = all(play, interview('alone-first'));
		expect(left.state.case.at).toBe('shelter');
		expect(refusalOf(left, status('p2', 'wait'))).toBe('trial/ballot-closed');
		expect(refusalOf(left, closeStatus({ seat: 'p1' }))).toBe('trial/ballot-closed');
	});

	it.each([
		['of a seat that is not there', status('p3', 'wait'), 'trial/not-your-seat'],
		['of another role', status('w1', 'wait'), 'trial/not-your-decision'],
		['for a scene not here', vote('p1', 'charging', 'charge', pick('labour')), 'trial/scene-left'],
		['for a decision not here', vote('p1', 'first-contact', 'charge', pick('labour')), 'trial/no-such-decision'],
		['for a choice that is none', status('p1', 'nope'), 'trial/answer-invalid'],
		['that cites what the role may not see', { ...status('p1', 'wait'), cites: ['PA1'] }, 'trial/exhibit-not-visible']
	])('%s is refused', (_, command, refusal) => {
		expect(refusalOf(openLive(), command)).toBe(refusal);
	});

	it('goes with its seat when that leaves, and closes for those who stay', () => {
		const gone = all(openLive(), status('p2', 'detain'), { type: 'leave-seat', seat: 'p2' });
		expect(gone.state.live?.ballots).toEqual([]);
		const closed = all(openLive(), status('p2', 'detain'), { type: 'leave-seat', seat: 'p1' });
		expect(takenOf(closed, 'status')?.outcome).toBe('detain');
	});

	it('cites what most of the ballots cite', () => {
		const cites = { cites: ['PA2'] };
		const play = all(openLive(), status('p2', 'wait'), { ...status('p1', 'wait'), ...cites });
		expect(takenOf(play, 'status')?.cites).toEqual(['PA2']);
		const other = all(openLive(), { ...status('p2', 'wait'), ...cites }, status('p1', 'wait'));
		expect(takenOf(other, 'status')).not.toHaveProperty('cites');
	});
});

describe('closing a ballot', () => {
	it('is for the lead of the role or the conductor, once there is a ballot', () => {
		const voted = all(openLive(), status('p2', 'detain'));
		expect(refusalOf(openLive(), closeStatus({ seat: 'p1' }))).toBe('trial/no-ballots');
		expect(refusalOf(voted, closeStatus({ seat: 'p2' }))).toBe('trial/lead-only');
		expect(refusalOf(voted, closeStatus({ seat: 'w1' }))).toBe('trial/not-your-decision');
		expect(refusalOf(voted, closeStatus('conductor'))).toBe('trial/not-conducted');
		expect(takenOf(all(voted, closeStatus({ seat: 'p1' })), 'status')?.outcome).toBe('detain');
		const conducted = all(openLive(three, true), status('p2', 'detain'));
		expect(takenOf(all(conducted, closeStatus('conductor')), 'status')?.outcome).toBe('detain');
	});
});

describe('the lead of a role', () => {
	it('is the present seat with the lowest number, and answers alone what is not voted on', () => {
		const play = toHearing();
		expect(play.state.case.at).toBe('hearing');
		expect(refusalOf(play, inHearing('first-acts', 'j2', orderly))).toBe('trial/lead-only');
		expect(takenOf(all(play, inHearing('first-acts', 'j1', orderly)), 'first-acts')?.outcome).toBe('in-order');
		const left = all(play, { type: 'leave-seat', seat: 'j1' }, inHearing('first-acts', 'j2', orderly));
		expect(takenOf(left, 'first-acts')?.outcome).toBe('in-order');
	});

	it('examines, raises and lets pass for the role', () => {
		const play = all(openLive(), interview('alone-first'), status('p1', 'wait'), status('p2', 'wait'));
		const ask = (seat: string) => ({
			...{ type: 'ask', role: 'social-worker', by: { seat } },
			...{ scene: 'shelter', decision: 'talk', question: 'needs' }
		});
		expect(refusalOf(play, ask('p1'))).toBe('trial/not-your-seat');
		const asked = all(play, ask('w1'));
		expect(asked.state.live?.cast.at(-1)).toMatchObject({ seat: 'w1', decision: 'talk', questions: ['needs'] });
		const pass = (seat: string) => ({ type: 'pass', role: 'prosecutor', by: { seat }, scene: 'shelter' });
		expect(refusalOf(asked, pass('p2'))).toBe('trial/lead-only');
		expect(refusalOf(asked, pass('p1'))).toBe('trial/nothing-to-pass');
	});
});

describe('a seat', () => {
	it('may be taken and left during play, always as the same place', () => {
		const left = all(openLive(), { type: 'leave-seat', seat: 'p1' });
		expect(refusalOf(left, { type: 'leave-seat', seat: 'p1' })).toBe('trial/not-your-seat');
		expect(refusalOf(left, status('p1', 'wait'))).toBe('trial/not-your-seat');
		const take = { type: 'take-seat', seat: 'p1', role: 'prosecutor', number: 1 };
		expect(refusalOf(left, { ...take, number: 2 })).toBe('trial/no-such-seat');
		expect(refusalOf(left, { ...take, seat: 'p2' })).toBe('trial/no-such-seat');
		expect(refusalOf(openLive(), { ...take, seat: 'other' })).toBe('trial/seat-taken');
		const other = all(left, { ...take, seat: 'other' });
		expect(mine(stub, other.state, 'other', 'fr')).toMatchObject({ number: 1, lead: true });
	});

	it('left empty lets the role follow its script, or wait for the conductor', () => {
		const leave = { type: 'leave-seat', seat: 'w1' };
		expect(takenOf(all(openLive(), leave), 'interview')).toMatchObject({ by: 'script' });
		expect(takenOf(all(openLive(three, true), leave), 'interview')).toBeUndefined();
	});
});

describe('the conductor', () => {
	const decided = (role: string, decision: string, choice: string) => ({
		...{ type: 'decide', role, by: 'conductor', scene: 'first-contact', decision },
		answer: pick(choice)
	});

	it('acts for a role without a present seat, and for no other', () => {
		const play = openLive([three[2] ?? {}], true);
		const acted = all(play, decided('prosecutor', 'status', 'wait'));
		expect(takenOf(acted, 'status')).toMatchObject({ by: 'conductor', outcome: 'wait' });
		expect(refusalOf(play, decided('social-worker', 'interview', 'alone-first'))).toBe('trial/role-is-played');
		expect(refusalOf(openLive(), decided('defence', 'interview', 'alone-first'))).toBe('trial/not-conducted');
	});

	it('lets an absent role follow its script in the scene', () => {
		const follow = { type: 'follow-script', by: 'conductor', role: 'prosecutor', scene: 'first-contact' };
		const play = all(openLive([three[2] ?? {}], true), follow);
		expect(takenOf(play, 'status')).toMatchObject({ by: 'script', outcome: 'presumed-victim' });
		expect(refusalOf(play, follow)).toBe('trial/nothing-to-follow');
		expect(refusalOf(play, { ...follow, role: 'social-worker' })).toBe('trial/role-is-played');
		expect(refusalOf(play, { ...follow, scene: 'shelter' })).toBe('trial/scene-left');
		expect(refusalOf(openLive(), follow)).toBe('trial/not-conducted');
	});

	it('fires an inject once, as long as a scene that names it may still come', () => {
		const fire = (inject: string) => ({ type: 'fire-inject', by: 'conductor', inject });
		const play = openLive(three, true);
		expect(all(play, fire('pressure')).state.case.armed).toEqual(['pressure']);
		expect(refusalOf(all(play, fire('pressure')), fire('pressure'))).toBe('trial/inject-already-fired');
		expect(refusalOf(play, fire('constructor'))).toBe('trial/malformed');
		expect(refusalOf(openLive(), fire('pressure'))).toBe('trial/not-conducted');
		expect(refusalOf(toHearing(), fire('bribe'))).toBe('trial/inject-too-late');
	});

	it('goes back, while everybody keeps their seat', () => {
		const play = all(openLive(three, true), status('p1', 'wait'), { type: 'leave-seat', seat: 'p2' });
		expect(takenOf(play, 'status')?.outcome).toBe('wait');
		const back = all(play, { type: 'rewind', by: 'conductor', to: 1 });
		expect(takenOf(back, 'status')).toBeUndefined();
		expect(back.state.live?.seats.find(({ seat }) => seat === 'p2')?.present).toBe(false);
		expect(refusalOf(play, { type: 'rewind', role: 'prosecutor', to: 1 })).toBe('trial/not-your-seat');
		expect(stateText(replay(stub, back.events))).toBe(stateText(back.state));
	});

	it('ends the trial', () => {
		const play = all(openLive(three, true), { type: 'abandon', by: 'conductor' });
		expect(play.state.status).toBe('abandoned');
		expect(refusalOf(play, status('p1', 'wait'))).toBe('trial/over');
		expect(refusalOf(openLive(), { type: 'abandon', by: 'conductor' })).toBe('trial/not-conducted');
	});
});

describe('what a seat sees of its own', () => {
	it('is its ballot, and how many have voted, never what', () => {
		const { state } = all(openLive(), status('p2', 'detain'));
		expect(mine(stub, state, 'p2', 'fr')).toMatchObject({
			lead: false,
			ballots: [{ decision: 'status', voted: 1, voters: 2, own: { answer: pick('detain'), counts: true } }]
		});
		expect(mine(stub, state, 'p1', 'fr')).toMatchObject({
			lead: true,
			ballots: [{ decision: 'status', voted: 1, voters: 2, own: null }]
		});
		expect(mine(stub, state, 'nobody', 'fr')).toBeNull();
		expect(mine(stub, open(stub, 'judge', 'servitude').state, 'p1', 'fr')).toBeNull();
		expect(view(stub, state, 'prosecutor', 'fr').decisions.map(({ id }) => id)).toEqual(['status']);
	});
});

describe('the score', () => {
	it('of a person comes from their own ballots, that of the role from its decision', () => {
		const play = all(openLive(), status('p2', 'presumed-victim'), status('p1', 'wait'), interview('interpreter-first'));
		expect(takenOf(play, 'status')?.outcome).toBe('wait');
		expect(scoreOfRole(stub, play.state, 'prosecutor').got).toBe(1);
		expect(scoreOfSeat(stub, play.state, 'p1').got).toBe(1);
		expect(scoreOfSeat(stub, play.state, 'p2').got).toBe(3);
		expect(scoreOfSeat(stub, play.state, 'p2')).toMatchObject({ best: 3, percent: 100 });
		expect(() => scoreOfSeat(stub, play.state, 'p9')).toThrow('no seat');
	});
});
