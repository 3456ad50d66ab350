import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, emptyTrial, replay, view, type RoleId } from '#lib/trial/index.ts';
import { open, playFromView, send, unopened } from './players.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();
const roles: RoleId[] = ['judge', 'prosecutor', 'social-worker'];
const draws = fc.array(fc.nat({ max: 10_000 }), { minLength: 3, maxLength: 60 });

const choose = (scene: string, decision: string, choice: string, role: RoleId = 'social-worker') => ({
	type: 'decide',
	role,
	scene,
	decision,
	answer: { kind: 'choose', choice }
});
const asWorker = () => open(stub, 'social-worker', 'servitude');
const refusalOf = (command: unknown, play = asWorker()) => decide(stub, play.state, command);

describe('opening a trial', () => {
	it('refuses a variant that does not exist, a role that nobody plays alone, and a second opening', () => {
		const opening = { type: 'open', role: 'judge', variant: 'servitude', language: 'fr', seed: 's' };
		const before = emptyTrial(stub);
		expect(decide(stub, before, { ...opening, variant: 'other' })).toEqual({ refusal: 'trial/unknown-variant' });
		expect(decide(stub, before, { ...opening, role: 'defence' })).toEqual({ refusal: 'trial/role-not-playable' });
		expect(refusalOf(opening)).toEqual({ refusal: 'trial/already-open' });
	});

	it('refuses anything else first', () => {
		expect(decide(stub, unopened(stub).state, choose('first-contact', 'interview', 'alone-first'))).toEqual({
			refusal: 'trial/not-open'
		});
	});

	it('fires the injects marked alone when their first scene opens', () => {
		const play = send(stub, asWorker(), choose('first-contact', 'interview', 'alone-first'));
		expect(play.state.case).toMatchObject({ at: 'shelter', injects: ['bribe'] });
	});
});

describe('a command is refused', () => {
	it.each([
		['without a shape', { type: 'shout' }, 'trial/malformed'],
		[
			'with a text where an id belongs',
			{ ...choose('first-contact', 'interview', '<b>'), scene: 3 },
			'trial/malformed'
		],
		['from another seat', choose('first-contact', 'status', 'wait', 'prosecutor'), 'trial/not-your-seat'],
		['for a scene already left', choose('shelter', 'care', 'rest'), 'trial/scene-left'],
		['for a decision that is not there', choose('first-contact', 'care', 'rest'), 'trial/no-such-decision'],
		['for a decision of another role', choose('first-contact', 'status', 'wait'), 'trial/not-your-decision'],
		['with a choice that does not exist', choose('first-contact', 'interview', 'nope'), 'trial/answer-invalid'],
		[
			'with an answer of another kind',
			{ ...choose('first-contact', 'interview', 'x'), answer: { kind: 'write', words: 40 } },
			'trial/answer-invalid'
		],
		[
			'for an incident of another role',
			{ type: 'raise', role: 'social-worker', scene: 'first-contact', incident: 'nullity' },
			'trial/no-such-incident'
		],
		[
			'for an incident before its scene',
			{ type: 'raise', role: 'social-worker', scene: 'first-contact', incident: 'closed-hearing' },
			'trial/incident-not-open'
		],
		[
			'to let pass what is not open',
			{ type: 'pass', role: 'social-worker', scene: 'first-contact' },
			'trial/nothing-to-pass'
		],
		['to go back to a moment that never was', { type: 'rewind', role: 'social-worker', to: 9 }, 'trial/no-such-moment']
	])('%s', (_, command, refusal) => {
		expect(refusalOf(command)).toEqual({ refusal });
	});

	it('when the same decision is sent twice, in its scene or after it', () => {
		const once = send(stub, asWorker(), choose('first-contact', 'interview', 'alone-first'));
		expect(refusalOf(choose('first-contact', 'interview', 'alone-first'), once)).toEqual({
			refusal: 'trial/already-decided'
		});
		const care = { type: 'decide', role: 'social-worker', scene: 'shelter', decision: 'care' };
		const answer = { kind: 'select', options: ['rest'] };
		const shelter = send(stub, once, { ...care, answer });
		expect(refusalOf({ ...care, answer }, shelter)).toEqual({ refusal: 'trial/already-decided' });
	});

	it('when too many or repeated options are picked, or a question is asked twice or beyond the budget', () => {
		const shelter = send(stub, asWorker(), choose('first-contact', 'interview', 'alone-first'));
		const care = { type: 'decide', role: 'social-worker', scene: 'shelter', decision: 'care' };
		for (const options of [[], ['rest', 'rest'], ['rest', 'doctor', 'press', 'lawyer']])
			expect(refusalOf({ ...care, answer: { kind: 'select', options } }, shelter)).toEqual({
				refusal: 'trial/answer-invalid'
			});
		const ask = { type: 'ask', role: 'social-worker', scene: 'shelter', decision: 'talk' };
		const asked = send(stub, shelter, { ...ask, question: 'needs' });
		expect(refusalOf({ ...ask, question: 'needs' }, asked)).toEqual({ refusal: 'trial/already-asked' });
		const spent = send(stub, asked, { ...ask, question: 'papers' });
		expect(refusalOf({ ...ask, question: 'shame' }, spent)).toEqual({ refusal: 'trial/no-questions-left' });
	});

	it('when the choice is closed', () => {
		const play = open(stub, 'prosecutor', 'servitude');
		const charging = send(stub, play, choose('first-contact', 'status', 'wait', 'prosecutor'));
		expect(charging.state.case.at).toBe('charging');
		const blind = {
			...charging,
			state: {
				...charging.state,
				case: { ...charging.state.case, entry: { ...charging.state.case.entry, identified: false } }
			}
		};
		expect(refusalOf(choose('charging', 'charge', 'trafficking', 'prosecutor'), blind)).toEqual({
			refusal: 'trial/choice-closed'
		});
	});

	it('once the trial is over', () => {
		const abandoned = send(stub, asWorker(), { type: 'abandon', role: 'social-worker' });
		expect(abandoned.state.status).toBe('abandoned');
		expect(refusalOf(choose('first-contact', 'interview', 'alone-first'), abandoned)).toEqual({
			refusal: 'trial/over'
		});
	});
});

describe('the state of a trial', () => {
	it('is a pure fold of its log: replaying the accepted events gives the very same state', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...roles),
				fc.constantFrom(...stub.structure.variants),
				draws,
				(role, variant, drawn) => {
					const { state, events } = playFromView(stub, role, variant, drawn);
					expect(state.status).toBe('ended');
					expect(JSON.parse(JSON.stringify(replay(stub, events)))).toEqual(state);
				}
			),
			{ numRuns: 150 }
		);
	});

	it('goes back to any moment of its branch: as if the events after it had never been', () => {
		fc.assert(
			fc.property(fc.constantFrom(...roles), draws, fc.nat(), (role, drawn, where) => {
				const { state, events } = playFromView(stub, role, 'servitude', drawn);
				const to = 1 + (where % events.length);
				const back = replay(stub, [...events, { type: 'rewound', role, to }]);
				const { seq, rewinds, left, ...rest } = back;
				const { seq: _seq, rewinds: _rewinds, left: _left, ...expected } = replay(stub, events.slice(0, to));
				expect(rest).toEqual(expected);
				expect({ seq, rewinds }).toEqual({ seq: state.seq + 1, rewinds: 1 });
				expect(JSON.parse(JSON.stringify(left))).toEqual([{ events: state.branch, ending: state.ending }]);
			}),
			{ numRuns: 100 }
		);
	});

	it('waits for the seat to raise or to let pass what it may raise', () => {
		let play = send(stub, asWorker(), choose('first-contact', 'interview', 'interpreter-first'));
		play = send(stub, play, choose('shelter', 'envelope', 'report'));
		play = send(stub, play, { type: 'finish-asking', role: 'social-worker', scene: 'shelter', decision: 'talk' });
		const care = { kind: 'select', options: ['rest'] };
		play = send(stub, play, {
			type: 'decide',
			role: 'social-worker',
			scene: 'shelter',
			decision: 'care',
			answer: care
		});
		play = send(stub, play, choose('hearing', 'support', 'beside-her'));
		expect(view(stub, play.state, 'social-worker', 'fr')).toMatchObject({ mayPass: true, decisions: [] });
		const raised = send(stub, play, {
			type: 'raise',
			role: 'social-worker',
			scene: 'hearing',
			incident: 'closed-hearing'
		});
		expect(raised.state.case.incidents['closed-hearing']).toBe('ruled');
		expect(raised.state.case.closed.find(({ scene }) => scene === 'hearing')?.outcomes['rule-closed']).toBe('granted');
		const passed = send(stub, play, { type: 'pass', role: 'social-worker', scene: 'hearing' });
		expect(passed.state.case.incidents).toEqual({});
	});
});
