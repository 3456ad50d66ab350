import { describe, expect, it } from 'vitest';
import { conductorView, decide, personal, replay, stateText, talkView, type TrialState } from '#lib/trial/index.ts';
import { hintsOf } from '#lib/trial/view/hints.ts';
import { send, unopened, type Play } from './players.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();
const by = 'conductor';
const seats = [
	{ seat: 'p1', role: 'prosecutor', number: 1 },
	{ seat: 'p2', role: 'prosecutor', number: 2 },
	{ seat: 'w1', role: 'social-worker', number: 1 }
];
const at = '2026-03-01T09:00:00.000Z';
const all = (play: Play, ...commands: unknown[]): Play =>
	commands.reduce<Play>((before, command) => send(stub, before, command), play);
const begun = (): Play =>
	all(
		unopened(stub),
		{ type: 'open-live', variant: 'servitude', seed: 's', conducted: true, lobby: true, seats },
		{ type: 'start-hearing', by }
	);
const refusalOf = ({ state }: Play, command: unknown) => {
	const decided = decide(stub, state, command);
	return 'refusal' in decided ? decided.refusal : null;
};
const noTexts = new Map<number, string>();
const textsOf = ({ state }: Play, text: string) => new Map([[state.seq, text]]);
const to = (person: string, state: TrialState, texts: ReadonlyMap<number, string> = noTexts) =>
	personal(stub, state, { person, seat: state.live?.seats.find(({ seat }) => seat === person) }, 'fr', texts);
const vote = (seat: string) => ({
	...{ type: 'vote', by: { seat }, scene: 'first-contact', decision: 'status' },
	answer: { kind: 'choose', choice: 'wait' }
});

describe('a message', () => {
	it('to all is told to all, changes nothing in the case, outlives going back and can be taken back', () => {
		const play = all(begun(), { type: 'say', by, to: 'all' });
		const texts = textsOf(play, 'Dix minutes encore.');
		expect(talkView(stub, play.state, 'public', 'fr', texts).message?.text).toBe('Dix minutes encore.');
		expect(play.state.case).toEqual(begun().state.case);
		const back = all(play, vote('p1'), vote('p2'), { type: 'rewind', by, to: 2 });
		expect(talkView(stub, back.state, 'judge', 'fr', texts).message).toMatchObject({ seq: play.state.seq });
		const gone = all(back, { type: 'unsay', by, message: play.state.seq });
		expect(talkView(stub, gone.state, 'public', 'fr', texts).message).toBeNull();
	});

	it('to all is on no page any more once the trial is over', () => {
		const play = all(begun(), { type: 'say', by, to: 'all' });
		const over = all(play, { type: 'abandon', by });
		expect(talkView(stub, over.state, 'public', 'fr', textsOf(play, 'Dix minutes encore.')).message).toBeNull();
	});

	it('to one person is told to them alone', () => {
		const play = all(begun(), { type: 'say', by, to: { person: 'p1' } });
		const texts = textsOf(play, 'Relisez 448-1.');
		expect(to('p1', play.state, texts).messages).toEqual([{ seq: play.state.seq, text: 'Relisez 448-1.' }]);
		expect(to('p2', play.state, texts).messages).toEqual([]);
		expect(talkView(stub, play.state, 'prosecutor', 'fr', texts).message).toBeNull();
	});

	it('is not there once its text was erased', () => {
		const play = all(begun(), { type: 'say', by, to: 'all' });
		expect(talkView(stub, play.state, 'public', 'fr', noTexts).message).toBeNull();
	});

	it('gives the hints of an open decision in their order, in the language of who reads, and no more than there are', () => {
		const decision = stub.index.decisions.get('status')?.decision;
		if (!decision) throw new Error('no such decision');
		const hints = hintsOf(stub, 'fr', decision, begun().state.case.entry);
		const hint = { type: 'say', by, to: { person: 'p1' }, hint: 'status' };
		const play = hints.reduce((before) => all(before, hint), begun());
		expect(to('p1', play.state).messages.map(({ text }) => text)).toEqual(hints.toReversed());
		expect(refusalOf(play, hint)).toBe('trial/no-hint-left');
		expect(refusalOf(begun(), { ...hint, to: 'all' })).toBe('trial/no-hint-left');
	});
});

describe('a question to all', () => {
	const asked = (): Play =>
		all(begun(), { type: 'pause', by, reason: 'discussion', at }, { type: 'ask-all', by, choices: 3 });
	const text = (play: Play) => textsOf(play, 'Qui parle ?\nA\nB\nC');

	it('is asked while the hearing rests, and ends when it goes on', () => {
		expect(refusalOf(begun(), { type: 'ask-all', by, choices: 2 })).toBe('trial/not-paused');
		const play = all(asked(), { type: 'resume', by, at });
		expect(talkView(stub, play.state, 'public', 'fr', text(asked())).question).toBeNull();
		expect(refusalOf(play, { type: 'answer-all', person: 'x', choice: 0 })).toBe('trial/ballot-closed');
	});

	it('keeps its answers secret until it is closed, one a person, which they may change', () => {
		const play = all(
			asked(),
			{ type: 'answer-all', person: 'p1', choice: 0 },
			{ type: 'answer-all', person: 'watcher', choice: 2 },
			{ type: 'answer-all', person: 'p1', choice: 2 }
		);
		const seen = talkView(stub, play.state, 'public', 'fr', text(asked())).question;
		expect(seen).toEqual({
			...{ seq: asked().state.seq, question: 'Qui parle ?', choices: ['A', 'B', 'C'] },
			...{ answered: 2, counts: null }
		});
		expect(to('p1', play.state).answer).toBe(2);
		const closed = all(play, { type: 'close-question', by });
		expect(talkView(stub, closed.state, 'public', 'fr', text(asked())).question?.counts).toEqual([0, 0, 2]);
		expect(refusalOf(closed, { type: 'answer-all', person: 'p2', choice: 1 })).toBe('trial/ballot-closed');
	});

	it('takes no answer that it does not offer', () => {
		expect(refusalOf(asked(), { type: 'answer-all', person: 'p1', choice: 3 })).toBe('trial/answer-invalid');
		expect(refusalOf(begun(), { type: 'ask-all', by, choices: 7 })).toBe('trial/malformed');
	});
});

describe('whoever has to stop', () => {
	it('is told so once a conductor has seen it, and may say it again; in no view of others', () => {
		const play = all(begun(), { type: 'ask-stop', person: 'p1' });
		expect(to('p1', play.state).stop).toBe('waiting');
		expect(refusalOf(play, { type: 'ask-stop', person: 'p1' })).toBe('trial/nothing-changes');
		const seen = all(play, { type: 'see-stop', by, person: 'p1' });
		expect(to('p1', seen.state).stop).toBe('seen');
		expect(to('p1', all(seen, { type: 'ask-stop', person: 'p1' }).state).stop).toBe('waiting');
		expect(talkView(stub, play.state, 'prosecutor', 'fr', noTexts)).toEqual(
			talkView(stub, begun().state, 'prosecutor', 'fr', noTexts)
		);
		expect(to('p2', play.state)).toEqual(to('p2', begun().state));
	});

	it('is heard in the lobby, while the hearing rests and after the end too', () => {
		const over = all(begun(), { type: 'abandon', by });
		expect(refusalOf(over, { type: 'ask-stop', person: 'p1' })).toBeNull();
		expect(refusalOf(over, { type: 'say', by, to: 'all' })).toBe('trial/over');
	});
});

describe('a note', () => {
	it('is for the seats of its role, those who come later too, and for nobody else', () => {
		const play = all(begun(), { type: 'note', by: { seat: 'p1' } });
		const texts = textsOf(play, 'Attendons.');
		expect(to('p2', play.state, texts).notes).toEqual([{ seq: play.state.seq, seat: 'p1', text: 'Attendons.' }]);
		for (const other of ['w1', 'watcher']) expect(to(other, play.state, texts).notes).toEqual([]);
		expect(refusalOf(play, { type: 'note', by: { seat: 'nobody' } })).toBe('trial/not-your-seat');
	});
});

describe('a fork', () => {
	const opened = (): Play => all(begun(), { type: 'open-fork', by, scene: 'first-contact', decision: 'status' });
	const voted = (): Play =>
		all(opened(), { type: 'vote-fork', person: 'x', decision: 'status', choice: 'wait' }, vote('p1'));
	const seenBy = (play: Play, audience: 'public' | 'prosecutor' | 'social-worker') =>
		talkView(stub, play.state, audience, 'fr', noTexts).fork;

	it('is shown to those without a seat once the conductor opens it, and its votes to nobody', () => {
		expect(seenBy(begun(), 'public')).toBeNull();
		expect(seenBy(opened(), 'public')?.choices.map(({ id }) => id)).toContain('wait');
		expect(seenBy(voted(), 'public')?.choices.every(({ votes }) => votes === null)).toBe(true);
		for (const role of ['prosecutor', 'social-worker'] as const) expect(seenBy(voted(), role)).toBeNull();
		expect(conductorView(stub, voted().state, 'fr').awaited.find(({ id }) => id === 'status')?.fork).toBe('open');
	});

	it('shows what was voted once its role has decided, to that role too', () => {
		const decided = all(voted(), vote('p2'));
		expect(seenBy(decided, 'public')?.choices.find(({ id }) => id === 'wait')?.votes).toBe(1);
		expect(seenBy(decided, 'prosecutor')?.closed).toBe(true);
		expect(seenBy(decided, 'social-worker')).toBeNull();
		const late = { type: 'vote-fork', person: 'y', decision: 'status', choice: 'wait' };
		expect(refusalOf(decided, late)).toBe('trial/ballot-closed');
	});

	it('can be closed by the conductor before, changes nothing in the case and goes with going back', () => {
		const closed = all(voted(), { type: 'close-fork', by, decision: 'status' });
		expect(seenBy(closed, 'public')?.closed).toBe(true);
		expect(closed.state.case).toEqual(all(begun(), vote('p1')).state.case);
		const back = all(closed, { type: 'rewind', by, to: 2 });
		expect(back.state.live?.forks).toBeUndefined();
	});

	it('is a choice or a ruling that is open now, and takes only what it offers', () => {
		expect(refusalOf(opened(), { type: 'vote-fork', person: 'x', decision: 'status', choice: 'none' })).toBe(
			'trial/answer-invalid'
		);
		expect(refusalOf(begun(), { type: 'vote-fork', person: 'x', decision: 'status', choice: 'wait' })).toBe(
			'trial/ballot-closed'
		);
		expect(refusalOf(begun(), { type: 'open-fork', by, scene: 'judgment', decision: 'status' })).toBe(
			'trial/scene-left'
		);
	});
});

it('replays to the same state', () => {
	const play = all(
		begun(),
		{ type: 'say', by, to: 'all' },
		{ type: 'note', by: { seat: 'w1' } },
		{ type: 'ask-stop', person: 'w1' },
		{ type: 'open-fork', by, scene: 'first-contact', decision: 'status' },
		{ type: 'vote-fork', person: 'x', decision: 'status', choice: 'wait' },
		{ type: 'pause', by, reason: 'welfare', at },
		{ type: 'ask-all', by, choices: 2 },
		{ type: 'answer-all', person: 'x', choice: 1 }
	);
	expect(stateText(replay(stub, structuredClone(play.events)))).toBe(stateText(play.state));
});
